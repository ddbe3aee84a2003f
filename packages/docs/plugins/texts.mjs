/** The words that the plugin adds to the contract's own, by language. */
export const texts = {
  en: {
    columns: ["Code", "Status", "Message", "Further action"],
    resultCodes: "Result codes of this operation",
    generalResultCodes: "General result codes, which any operation can answer with",
    codesAreOpen: "The lists are open: other codes can occur.",
    valuesAreOpen: "The list is open: other values can occur.",
    absent: (names) => `Always without ${names}.`,
    unsigned: "The gateway leaves this answer unsigned.",
    source: (text) => `Source: ${text}`,
  },
};
