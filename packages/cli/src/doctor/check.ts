/** One line of the checklist. */
export interface Check {
  readonly name: string;
  readonly status: "ok" | "warning" | "wrong" | "note";
  readonly message: string;
  /** What to do about it. */
  readonly fix?: string | undefined;
}

export function ok(name: string, message: string): Check {
  return { name, status: "ok", message };
}

export function wrong(name: string, message: string, fix?: string): Check {
  return { name, status: "wrong", message, ...(fix !== undefined && { fix }) };
}

export function warning(name: string, message: string, fix: string): Check {
  return { name, status: "warning", message, fix };
}

export function note(name: string, message: string): Check {
  return { name, status: "note", message };
}
