/** Reads a description: follows its references, and lists its operations in order. */
export function openContract(api) {
  const follow = (node) =>
    node?.$ref
      ? follow(
          node.$ref
            .slice(2)
            .split("/")
            .reduce((parent, key) => parent[key.replaceAll("~1", "/").replaceAll("~0", "~")], api),
        )
      : node;
  const json = (part) => part?.content?.["application/json"];
  const operations = Object.entries(api.paths).flatMap(([path, item]) =>
    Object.values(item)
      .filter((operation) => operation.operationId)
      .map((operation) => ({
        ...operation,
        path,
        // The address of the operation on Redoc's page.
        route: `/${operation.tags[0]}/${operation.operationId}`.toLowerCase(),
        parameters: (operation.parameters ?? []).map(follow),
        request: json(operation.requestBody),
        response: json(follow(operation.responses["200"])),
        headers: Object.entries(follow(operation.responses["200"])?.headers ?? {}).map(([name, header]) => ({
          name,
          ...follow(header),
        })),
      })),
  );
  return { api, follow, operations };
}
