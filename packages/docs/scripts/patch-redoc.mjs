import { replaceOnce } from "./replace-once.mjs";

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
    why: "A label that does not go through the stub: the head of a table of values.",
    from: "n.length===1?`Value`:`Enum Value`",
    to: "globalThis.redocLabels?.value??(n.length===1?`Value`:`Enum Value`)",
  },
  {
    why: "The same, its second column.",
    from: "children:`Description`})]})}),(0,V.jsx)(`tbody`",
    to: "children:globalThis.redocLabels?.description??`Description`})]})}),(0,V.jsx)(`tbody`",
  },
  {
    why: "The search finds beginnings of words between spaces. Chinese has no spaces: there, all parts are found.",
    from: "},tokenize:`forward`,context:",
    to: "},tokenize:document.documentElement.lang.startsWith(`zh`)?`full`:`forward`,context:",
  },
];

export const patchRedoc = (bundle) =>
  patches.reduce((text, { from, to }) => replaceOnce(text, from, to), bundle);
