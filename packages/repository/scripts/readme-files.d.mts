export const root: URL;
/** The README files of the repository, by their path from its root. */
export function readmeFiles(): string[];
