import { parseKeys } from '../core/keys/parse-keys.ts';
import { readKeyFile } from '../core/keys/read-key-file.ts';
import { findTokens } from '../pipeline.ts';
import type { Action } from './workspace.ts';

/** Files of these names hold keys, whatever is in them. */
const KEY_NAMES = /\.(?:pem|der|key|pub|crt|cer|jwk|jwks)$/i;

/** What a file that was opened with the page, or shared with it, puts into which box. */
export async function openFile(file: File): Promise<Action> {
  const { text, encoding } = readKeyFile(new Uint8Array(await file.arrayBuffer()));
  const isKey = KEY_NAMES.test(file.name) || encoding !== undefined || holdsKey(text);
  if (!isKey) return { type: 'type-token', text };
  return encoding === undefined
    ? { type: 'type-key', text }
    : { type: 'read-secret', text, encoding };
}

/** A PEM, JWK or JWK Set, in which there is no token; any text could be a secret, and is not taken for one. */
function holdsKey(text: string): boolean {
  const reading = parseKeys(text, 'utf8');
  const isPlain = reading.state === 'empty' || reading.state === 'unreadable';
  return !isPlain && reading.format !== 'text' && findTokens(text).length === 0;
}
