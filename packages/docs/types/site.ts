import type en from "../locales/en.ts";
import type { OpenContract } from "../scripts/contract.ts";
import type { ContractDocument } from "./contract-document.ts";

/** The words of the site itself. */
export type Words = (typeof en)["words"];

/** What a file in `locales/` holds. */
export interface Locale {
  /** Of the language, in itself. */
  name: string;
  words: Words;
  /** Redoc's own labels, by its keys. */
  redoc: Record<string, string>;
}

/** A language with the description in it. */
export interface TranslatedLocale extends Locale {
  api: ContractDocument;
}

/** A language of a site, with all that its pages are made from. */
export interface Language extends TranslatedLocale {
  contract: OpenContract;
  pages: Guide[];
  search: Search;
}

/** By the id of the locale. English is always there, and is the first. */
export type Languages<T = Language> = { en: T } & Record<string, T>;

/** What a page needs to search: addresses from the root of the site. */
export interface Search {
  script: string;
  index: string;
}

/** A Markdown text as HTML. */
export interface RenderedMarkdown {
  title: string;
  /** The first paragraph. */
  description: string;
  html: string;
  /** What the list of contents shows. */
  headings: { id: string; text: string }[];
  /** What the search finds. */
  sections: { id: string; title: string; text: string }[];
}

export interface Guide extends RenderedMarkdown {
  name: string;
  /** Its folder below the language's: "keys/", and "" for the first page. */
  path: string;
  group: keyof Words["groups"];
  markdown: string;
}

/** What `layout` makes a whole page of. */
export interface Page {
  locale: string;
  /** The page's folder below its language, such as "try/", and "" for the first page of the language. */
  path: string;
  title: string;
  description: string;
  /** HTML for the head, such as the page's own script. */
  head?: string;
  /** The HTML between the tags of `<main>`, or with a `<main>` of its own. */
  main: string;
}

export type Layout = (page: Page) => string;

/** Writes a file under a name that changes with its content; gives the address from the root of the site. */
export type WriteAsset = (name: string, content: string | Uint8Array) => string;

/** Reads one of this package's assets. */
export type ReadAsset = (name: string) => string;
