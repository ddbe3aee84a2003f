export interface Block {
  /** The README, by its path from the root of the repository. */
  file: string;
  code: string;
  /** A file name: the README's, the block's number in it, `run` or `test`, and the language. */
  name: string;
}
export function readmeBlocks(files?: readonly string[]): Block[];
export function asModule(block: Block): string;
