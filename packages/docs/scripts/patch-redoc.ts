import { replaceOnce } from "./replace-once.ts";

/** What differs in our copy of the Redoc bundle, and why. */
const patches = [
  {
    why: "The attribution is a picture from Redocly's CDN. The page asks no other host for anything.",
    from: "(0,V.jsx)(`img`,{alt:`redocly logo`,onError:()=>n(!1),src:e?`https://cdn.redoc.ly/redoc/logo-mini-full.svg`:`https://cdn.redoc.ly/redoc/logo-mini.svg`})",
    to: "(0,V.jsx)(`p`,{children:e?`Redocly`:`R`})",
  },
  {
    why: "Menu entries that send the page to two outside services. Copying it is left.",
    from: 'if(!r.specUrl)return(0,V.jsx)(k$,{"data-testid":`page-actions`,children:d});',
    to: 'return(0,V.jsx)(k$,{"data-testid":`page-actions`,children:d});',
  },
  {
    why: "Redoc percent-decodes the example of every parameter. In a header the percent signs are part of the value.",
    from: "if(e.in)return t=>_h(pI(e,t))",
    to: "if(e.in)return t=>e.in===`header`?pI(e,t):_h(pI(e,t))",
  },
  {
    why: "Redoc has no option for another language. All its labels go through this stub.",
    from: "translate:(e,t)=>(typeof t==`string`?t:t?.defaultValue)||e||``",
    to: "translate:(e,t)=>globalThis.redocLabels?.[e]??((typeof t==`string`?t:t?.defaultValue)||e||``)",
  },
  {
    why: "The search finds beginnings of words between spaces. Chinese has no spaces: there, all parts are found.",
    from: "},tokenize:`forward`,context:",
    to: "},tokenize:document.documentElement.lang.startsWith(`zh`)?`full`:`forward`,context:",
  },
];

/** Labels that do not go through that stub: where they stand, and our key. */
const fixedLabels = [
  { key: "value", from: "n.length===1?`Value`:`Enum Value`" },
  { key: "description", before: "children:", from: "`Description`", after: "})]})}),(0,V.jsx)(`tbody`" },
  { key: "example", before: '"aria-label":', from: "`Example`" },
  { key: "characters", before: "n(Kb(", from: "`characters`", after: ",e.minLength" },
  { key: "search.placeholder", before: "placeholder:", from: "`Search docs...`" },
  { key: "search.nothing", before: "children:", from: "`No results`" },
  { key: "search.hint", from: "`Search endpoints, schemas, and more...`" },
  { key: "search.keys.navigate", before: "text:", from: "`to navigate`" },
  { key: "search.keys.select", before: "text:", from: "`to select`" },
  { key: "search.keys.exit", before: "text:", from: "`to exit`" },
].map(({ key, before = "", from, after = "" }) => ({
  from: before + from + after,
  to: `${before}globalThis.redocLabels?.[\`${key}\`]??(${from})${after}`,
}));

export const patchRedoc = (bundle: string): string =>
  [...patches, ...fixedLabels].reduce((text, { from, to }) => replaceOnce(text, from, to), bundle);
