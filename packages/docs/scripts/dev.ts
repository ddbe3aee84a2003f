import { parseArgs } from "node:util";
import { watchSite } from "./watch-site.ts";

const { values } = parseArgs({
  options: { spec: { type: "string" }, port: { type: "string", default: "4020" } },
});
const { url } = await watchSite({
  ...(values.spec && { spec: values.spec }),
  port: Number(values.port),
  say: (text) => console.log(text),
});
console.log(
  `The docs are on ${url} and follow changes of the contract, the translations and the guides. Ctrl-C ends.`,
);
