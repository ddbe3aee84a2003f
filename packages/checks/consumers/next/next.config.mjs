// The folder is a project of its own, whatever lies above it.
export default { outputFileTracingRoot: import.meta.dirname, turbopack: { root: import.meta.dirname } };
