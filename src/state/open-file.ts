import type { Action } from './workspace.ts';

/** Files of these names hold keys, whatever is in them. */
const KEY_NAMES = /\.(?:pem|key|pub|crt|cer|jwk|jwks)$/i;

/** A PEM, JWK or JWK Set. */
const KEY_TEXT = /-----BEGIN [A-Z0-9 ]+-----|"kty"\s*:/;

/** What a token begins with, wherever it stands: `{"` in Base64url. */
const TOKEN_START = 'eyJ';

/** What a file of text that was opened with the page, or shared with it, puts into which box. */
export async function openFile(file: File): Promise<Action> {
  const text = (await file.text()).replace(/^\ufeff/, '');
  const isKey = KEY_NAMES.test(file.name) || (KEY_TEXT.test(text) && !text.includes(TOKEN_START));
  return { type: isKey ? 'type-key' : 'type-token', text };
}
