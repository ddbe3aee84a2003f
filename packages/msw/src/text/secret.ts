/** In place of a value that may be secret. */
export const SECRET = "[secret]";
