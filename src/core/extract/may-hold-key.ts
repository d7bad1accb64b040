import type { FoundToken } from './found-token.ts';

/** What a key that is in a text shows by: PEM, a JWK, or the name of a parameter. */
const SIGNS = /-----BEGIN|kty|(?:key|jwks?|cert|certificate|pem|p256ecdsa)=|[\s,;]k=/i;

/** Whether a text may hold a public key beside its token: a quick look, before `findKeysBeside` is loaded. */
export function mayHoldKey(text: string): boolean {
  return SIGNS.test(text);
}

/** The text around its tokens: a key that a token in JSON carries is not a key beside it. */
export function withoutTokens(text: string, tokens: readonly FoundToken[]): string {
  let rest = '';
  let end = 0;
  for (const token of tokens) {
    if (token.start < end) continue;
    rest += `${text.slice(end, token.start)} `;
    end = token.end;
  }
  return rest + text.slice(end);
}
