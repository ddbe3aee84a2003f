// How texts are cut into terms, the same for the index that the build makes and for what a person types.
// Chinese has no spaces between words: each character and each pair of neighbours is a term.
const han = /[\p{Script=Han}]+/gu;
const word = /[\p{L}\p{N}_]+/gu;

export const tokenize = (text) => cut(text, true);

function cut(text, withWhole) {
  const terms = [];
  for (const [run] of text.matchAll(han)) {
    for (let i = 0; i < run.length; i++) {
      terms.push(run[i]);
      if (i + 1 < run.length) terms.push(run.slice(i, i + 2));
    }
  }
  for (const [found] of text.replace(han, " ").matchAll(word)) {
    // resultCode and RESULT_CODE are found by their parts too.
    const parts = found.split(/_|(?<=[a-z])(?=[A-Z])/).filter(Boolean);
    if (withWhole || parts.length < 2) terms.push(found);
    if (parts.length > 1) terms.push(...parts);
  }
  return terms;
}

export const indexOptions = {
  fields: ["title", "text"],
  storeFields: ["title", "text", "url", "kind"],
  tokenize,
  processTerm: (term) => term.toLowerCase(),
  searchOptions: {
    // A whole name would not be found inside of a longer one.
    tokenize: (text) => cut(text, false),
    boost: { title: 4 },
    combineWith: "AND",
    prefix: (term) => term.length > 1,
    fuzzy: (term) => (/^[a-z]{5,}$/i.test(term) ? 0.2 : false),
  },
};
