/** A client selects a server by region and environment. */
export const serversAreToldApart = () => {
  const seen = new Set();
  return {
    Server(server, { report, location }) {
      const name = `${server["x-region"]}, ${server["x-environment"]}`;
      if (seen.has(name)) report({ message: `There is another server for ${name}.`, location });
      seen.add(name);
    },
  };
};
