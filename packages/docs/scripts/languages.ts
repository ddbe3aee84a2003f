import { existsSync, readFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { parse } from "yaml";
import en from "../locales/en.ts";
import chinese from "../locales/zh-CN.ts";
import type { Languages, Locale, TranslatedLocale } from "../types/site.ts";
import { BuildError } from "./build-error.ts";
import { translate } from "./translate.ts";

/** Every language that the site can have. The first is the one of the contract itself. */
const known: Record<string, Locale> = { en, "zh-CN": chinese };

/**
 * The languages of a contract, each with the description in that language as plain data (`api`): English, and those that
 * have a catalogue `locales/<locale>.yaml` beside the contract. A text that is missing or stale fails the build.
 */
export function readLanguages(spec: string): Languages<TranslatedLocale> {
  const text = readFileSync(spec, "utf8");
  const elsewhere = /\$ref: *["']?([^#"'\s][^"'\s]*)/.exec(text);
  if (elsewhere) throw new BuildError(`${shown(spec)} refers to ${elsewhere[1]}. A contract is one file.`);
  const languages: Languages<TranslatedLocale> = { en: { ...en, api: parse(text, { maxAliasCount: -1 }) } };
  const problems: string[] = [];
  for (const [locale, own] of Object.entries(known).slice(1)) {
    const file = join(dirname(spec), "locales", `${locale}.yaml`);
    if (!existsSync(file)) continue;
    const catalogue = { file: shown(file), text: readFileSync(file, "utf8") };
    const translated = translate({ file: shown(spec), text }, catalogue, locale);
    problems.push(...translated.problems);
    languages[locale] = { ...own, api: translated.api };
  }
  if (problems.length > 0) throw new BuildError(problems.join("\n"));
  return languages;
}

/** A path that can be clicked in a terminal. */
const shown = (file: string): string => relative(process.env.INIT_CWD ?? process.cwd(), file) || file;
