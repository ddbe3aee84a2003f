// How texts are cut into terms, the same for the index that the build makes and for what a person types.
// Chinese has no spaces between words: each character and each pair of neighbours is a term.
const han = /[\p{Script=Han}]+/gu;
const word = /[\p{L}\p{N}_]+/gu;

export function tokenize(text) {
  const terms = [];
  for (const [run] of text.matchAll(han)) {
    for (let i = 0; i < run.length; i++) {
      terms.push(run[i]);
      if (i + 1 < run.length) terms.push(run.slice(i, i + 2));
    }
  }
  for (const [found] of text.replace(han, " ").matchAll(word)) {
    terms.push(found);
    // resultCode and RESULT_CODE are found by their parts too.
    const parts = found.split(/_|(?<=[a-z])(?=[A-Z])/).filter(Boolean);
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
    boost: { title: 4 },
    combineWith: "AND",
    prefix: (term) => term.length > 1,
    fuzzy: (term) => (/^[a-z]{5,}$/i.test(term) ? 0.2 : false),
  },
};
