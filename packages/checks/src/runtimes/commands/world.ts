/** The packed command line and sandbox, and how they are run. */
export interface Commands {
  /** The Node that runs them. */
  node: string;
  /** Where they are installed. */
  project: string;
  /** An empty folder to run them in. */
  cwd: string;
  /** The variables of the sandbox that the commands query. */
  env: Record<string, string>;
}
