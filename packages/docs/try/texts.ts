import { byId } from "./dom.ts";
import type catalogue from "./texts.json";

export type TextKey = keyof (typeof catalogue)["en"];

const texts: Record<TextKey, string> = JSON.parse(byId("try-texts").textContent);

/** A text in the language of the page, with its `{places}` filled. */
export function text(key: TextKey, places: Readonly<Record<string, string | number>> = {}): string {
  return texts[key].replaceAll(/\{(\w+)\}/g, (whole, name) => String(places[name] ?? whole));
}
