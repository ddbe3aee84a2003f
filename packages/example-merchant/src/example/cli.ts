import { Command, InvalidArgumentError } from "commander";

const program = new Command("example")
  .description("Starts the example shop, and the sandbox gateway that it asks.")
  .option("-p, --port <number>", "the port of the shop; 0 for any free one", port, 3000)
  .addHelpText(
    "after",
    "\nExit codes: 0 stopped by Ctrl-C or SIGTERM; 1 could not start (the port is in use); 2 wrong usage.",
  )
  .exitOverride((error) => process.exit(error.exitCode === 0 ? 0 : 2))
  .action(run);

async function run(options: { port: number }): Promise<void> {
  // Heard from the start: whoever stops it early leaves nothing behind either.
  const stopped = new Promise<void>((resolve) => {
    for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => resolve());
  });
  // Loading msw takes a while; wrong usage and --help need not wait for it.
  const { openExample } = await import("./open.ts");
  const { shopUrl, gatewayUrl, firstChoice, close } = await openExample(options.port);
  console.log(`
  Shop      ${shopUrl}
  Gateway   ${gatewayUrl}   the sandbox, and what it answers to each request id

  Open the shop and choose what shall happen. "${firstChoice}" leads to a test bank and back.
  What a person of the shop has to look at is printed here, as JSON.

  Stop both with Ctrl-C.
`);
  await stopped;
  await close();
}

function port(value: string): number {
  if (!/^\d{1,5}$/.test(value) || Number(value) > 65_535)
    throw new InvalidArgumentError("Give a port from 0 to 65535.");
  return Number(value);
}

program.parseAsync().catch((error: NodeJS.ErrnoException & { port?: number }) => {
  if (error.code === "EADDRINUSE")
    console.error(`Port ${error.port} is in use. Choose another with --port; --port 0 takes any free one.`);
  else console.error(error);
  process.exitCode = 1;
});
