const COMPACT = /^\s*[\w-]+\.[\w-]*\.[\w-]*(?:\.[\w-]*\.[\w-]*)?\s*$/;

/** Whether a text has the form of a token in compact form: three or five parts of base64url. */
export function looksLikeToken(text: string): boolean {
  return COMPACT.test(text);
}
