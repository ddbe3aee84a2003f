/** What an author has to correct: shown without a stack. */
export class BuildError extends Error {
  override name = "BuildError";
}
