/** Schemes that run code or read local files where a merchant would put a link. */
const SCRIPT_LIKE = /^(javascript|data|vbscript|blob|file|about|filesystem|view-source|ftp|wss?):/i;

/** Whether a link may lead to a host by plain http. */
export type HttpRule = (hostname: string) => boolean;

/** The rule of a gateway elsewhere: every web page has to be https. On this machine it is `isLoopback`. */
export const httpNowhere: HttpRule = () => false;

/**
 * Whether a URL must not be followed: a relative or script-like one, or a web page that is not https, but for the hosts of
 * the rule. Apps have schemes of their own.
 */
export function isUnsafeUrl(url: string, isHttpAllowed: HttpRule): boolean {
  // Without a scheme it would lead into the merchant's own site, or to any host.
  return !/^[a-z][a-z0-9+.-]*:/i.test(withoutBlanks(url)) || isUnsafeText(url, isHttpAllowed);
}

/** The same for a text of which nobody knows whether it is meant as a URL. */
export function isUnsafeText(text: string, isHttpAllowed: HttpRule): boolean {
  const plain = withoutBlanks(text);
  if (SCRIPT_LIKE.test(plain)) return true;
  return /^http:/i.test(plain) && !(URL.canParse(plain) && isHttpAllowed(new URL(plain).hostname));
}

/** Browsers skip white space and control characters in front of a scheme and inside it. */
function withoutBlanks(url: string): string {
  return url.replace(/[\s\p{Cc}]/gu, "");
}

/** Whether a host name is this machine. */
export function isLoopback(hostname: string): boolean {
  return /^(localhost|127(\.\d+){3}|\[::1\])$/.test(hostname);
}
