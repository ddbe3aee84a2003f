/** The words that the plugin adds to the contract's own. */
export interface PluginWords {
  columns: string[];
  resultCodes: string;
  generalResultCodes: string;
  codesAreOpen: string;
  valuesAreOpen: string;
  absent: (names: string) => string;
  unsigned: string;
  source: (text: string) => string;
}

/** By language. */
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
  "zh-CN": {
    columns: ["代码", "状态", "消息", "进一步操作"],
    resultCodes: "此接口的结果代码",
    generalResultCodes: "通用结果代码，任何接口都可能返回",
    codesAreOpen: "列表是开放的：可能出现其他代码。",
    valuesAreOpen: "列表是开放的：可能出现其他值。",
    absent: (names) => `始终没有 ${names}。`,
    unsigned: "网关不对这个响应签名。",
    source: (text) => `来源：${text}`,
  },
} satisfies Record<string, PluginWords>;
