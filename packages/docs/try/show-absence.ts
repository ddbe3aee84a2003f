import { localBaseUrls } from "@ams-vaulting/client/protocol";
import { byId, h } from "./dom.ts";
import { packageManager, type TextKey, text } from "./texts.ts";

/** Says why this page cannot ask anybody, and what to run. */
export function showAbsence(reason: TextKey): void {
  const [local] = localBaseUrls();
  // Where a sandbox that was started without options serves this page: the folder of the language is this page's own.
  const folder = location.pathname.match(/[^/]+\/try\/$/)?.[0] ?? "";
  const url = local && new URL(`/${folder}`, local).href;
  const then = url && h("p", {}, ...linked(text("commandThen"), url));
  byId("connection").textContent = text(reason);
  byId("absent").replaceChildren(
    h("p", {}, text("commandRepository")),
    h("pre", {}, h("code", {}, `npx -y ${packageManager} start`)),
    h("p", {}, text("commandPackage")),
    h("pre", {}, h("code", {}, "npx @ams-vaulting/sandbox --docs <folder>")),
    then || "",
  );
  byId("absent").hidden = false;
}

function linked(sentence: string, url: string): Node[] {
  const [before = "", after = ""] = sentence.split("{url}");
  return [document.createTextNode(before), h("a", { href: url }, url), document.createTextNode(after)];
}
