import { decodeToken } from '../../src/core/decode/decode-token.ts';
import type { DecodedToken } from '../../src/core/decode/decoded-token.ts';
import { extractTokens } from '../../src/core/extract/extract-tokens.ts';
import type { KeyReading } from '../../src/core/keys/key-material.ts';
import { readKeys } from '../../src/crypto/keys/read-keys.ts';
import { verifySignature } from '../../src/crypto/signatures/verify-signature.ts';

/** What a check by WebCrypto alone needs. */
interface Bare {
  readonly format: 'raw' | 'spki';
  readonly key: Uint8Array<ArrayBuffer>;
  readonly algorithm: {
    readonly name: string;
    readonly hash: string;
    readonly namedCurve?: string;
  };
  readonly signature: Uint8Array<ArrayBuffer>;
  readonly input: Uint8Array<ArrayBuffer>;
}

/** From the text in Key to the verdict, as the page does it. */
async function checkAsThePage(text: string, keyText: string): Promise<boolean> {
  const [found] = extractTokens(text);
  if (!found) return false;
  const token = decodeToken(found);
  const reading = await readKeys(keyText, 'utf8');
  return (await verifySignature(token, reading, 'utf8')).state === 'verified';
}

/** The token and the reading of its key, for checks that begin with neither. */
let prepared: readonly [DecodedToken, KeyReading] | undefined;

async function prepare(text: string, keyText: string): Promise<boolean> {
  const [found] = extractTokens(text);
  prepared = found && [decodeToken(found), await readKeys(keyText, 'utf8')];
  return prepared !== undefined;
}

/** The signature alone, with a key that is imported again: no key object is known from the last check. */
async function checkSignature(): Promise<boolean> {
  if (prepared?.[1].state !== 'read') return false;
  const [token, reading] = prepared;
  const [first, ...others] = reading.keys;
  const keys = [{ ...first }, ...others] as const;
  return (await verifySignature(token, { ...reading, keys }, 'utf8')).state === 'verified';
}

async function checkBare({ format, key, algorithm, signature, input }: Bare): Promise<boolean> {
  const imported = await crypto.subtle.importKey(format, key, algorithm, false, ['verify']);
  return await crypto.subtle.verify(algorithm, imported, signature, input);
}

Object.assign(window, { checkAsThePage, prepare, checkSignature, checkBare });
