/** The reason why the sandbox could not start, in one sentence. */
export function explain(error: NodeJS.ErrnoException & { port?: number; address?: string }): string {
  const { code, syscall, path, port = 0, address = "" } = error;
  switch (code) {
    case "EADDRINUSE":
      return `Port ${port} is in use. Choose another with --port; --port 0 takes any free one.`;
    case "EADDRNOTAVAIL":
      return `${address} is not an address of this machine. Choose another with --host.`;
    case "EEXIST":
      return `${path} already exists, and keys are never written over a file. Choose another path.`;
  }
  if (syscall === "write")
    return `What the sandbox prints could not be written (${code}), so it was stopped: nobody would have its keys.`;
  if (path !== undefined) return `${path} cannot be written (${code}).`;
  if (code === "EACCES") return "This port needs special rights. Choose one above 1023 with --port.";
  return `The sandbox could not start (${code ?? error.name}). Report this as a bug.`;
}
