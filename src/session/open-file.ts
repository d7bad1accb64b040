import { loadKeyReader } from './key-reading.ts';

/** Files of these names hold keys, whatever is in them. */
const KEY_NAMES = /\.(?:pem|key|pub|der|crt|cer|jwk|jwks|p8|p12|pfx|jks)$/i;

/** A PEM, JWK or JWK Set. */
const KEY_TEXT = /-----BEGIN [A-Z0-9 ]+-----|"kty"\s*:/;

/** What a token begins with, wherever it stands: `{"` in Base64url. */
const TOKEN_START = 'eyJ';

/** What a file that arrived is for. */
export type OpenedFile = { readonly text: string } | { readonly key: string };

/** Tells a key from a text with a token by name and content. */
export async function openFile(file: File): Promise<OpenedFile> {
  const text = (await file.text()).replace(/^\ufeff/, '');
  const isKey = KEY_NAMES.test(file.name) || (KEY_TEXT.test(text) && !text.includes(TOKEN_START));
  if (!isKey) return { text };
  const reader = await loadKeyReader();
  const bytes = new Uint8Array(await file.arrayBuffer());
  return { key: reader?.readKeyFile(bytes).text ?? text };
}
