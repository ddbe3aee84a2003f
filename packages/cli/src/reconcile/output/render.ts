import { toJsonText } from "../../terminal/printable.ts";
import type { JournalRecord } from "../journal/journal.ts";
import type { OutFormat } from "./out-format.ts";

/** Records as text. */
export interface Renderer {
  /** The text before the first record. */
  readonly head: string;
  render(record: JournalRecord): string;
}

const ERROR_COLUMNS = ["code", "resultCode", "message", "action", "attempts"];

export async function createRenderer(format: OutFormat): Promise<Renderer> {
  if (format === "ndjson") return { head: "", render: (record) => `${toJsonText(record)}\n` };
  const [{ stringify }, { responseColumns, valueAt }] = await Promise.all([
    import("csv-stringify/sync"),
    import("./columns.ts"),
  ]);
  const fixed = ["position", "requestId", "outcome", ...ERROR_COLUMNS];
  const columns = responseColumns();
  // Spreadsheets run what begins with = or +, and what is written here comes from elsewhere.
  const line = (cells: readonly string[]) => stringify([cells as string[]], { escape_formulas: true });
  return {
    head: line([...fixed, ...columns]),
    render: (record) =>
      line([
        ...fixed.map((name) => valueAt(record, name)),
        ...columns.map((path) => valueAt(record.response, path)),
      ]),
  };
}
