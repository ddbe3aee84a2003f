// The gateway as a process of its own: prints one line of JSON, its setup, and ends when its input does. So it is gone
// as soon as whoever started it is, however that ended.
import { startGateway } from "./server.ts";

const gateway = await startGateway();
console.log(JSON.stringify(gateway.setup));
process.stdin.resume().on("end", () => void gateway.close().then(() => process.exit()));
