/** Something that a person of the shop has to look at. There is nothing secret in it. */
export interface Alert {
  alert: "answer_refused" | "call_failed" | "card_missing";
  /** A stable code: of the client's error, or of the gateway. */
  code: string;
  requestId: string;
  /** The gateway's own id of the call, for its support. */
  tracerId?: string | undefined;
  /** What to do. */
  message: string;
}

/** One line of JSON: what a buyer typed cannot begin a line of its own. */
export function logAlert(alert: Alert): void {
  console.error(JSON.stringify(alert));
}
