/** Whether the host of a URL is this machine. */
export function isLoopbackName(hostname: string): boolean {
  return /^(localhost|127(\.\d+){3}|\[::1\])$/.test(hostname);
}

/** Whether a socket's address is this machine. */
export function isLoopbackAddress(address: string): boolean {
  return /^(127(\.\d+){3}|::1|::ffff:127(\.\d+){3})$/.test(address);
}
