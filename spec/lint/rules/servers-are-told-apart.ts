import type { Rule } from "../redocly.ts";

/** A client selects a server by region and environment, in the list of the contract or of an operation. */
export const serversAreToldApart: Rule = () => {
  const seen = new Set<string>();
  return {
    Server(server, { report, location }) {
      const list = location.absolutePointer.replace(/\/\d+$/, "");
      const name = `${server["x-region"]}, ${server["x-environment"]}`;
      if (seen.has(`${list} ${name}`)) report({ message: `There is another server for ${name}.`, location });
      seen.add(`${list} ${name}`);
    },
  };
};
