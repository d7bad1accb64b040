import { decodeToken } from '../../src/core/decode/decode-token.ts';
import { extractTokens } from '../../src/core/extract/extract-tokens.ts';
import { readKeys } from '../../src/crypto/read-keys.ts';
import { verifySignature } from '../../src/crypto/verify-signature.ts';

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

async function checkBare({ format, key, algorithm, signature, input }: Bare): Promise<boolean> {
  const imported = await crypto.subtle.importKey(format, key, algorithm, false, ['verify']);
  return await crypto.subtle.verify(algorithm, imported, signature, input);
}

Object.assign(window, { checkAsThePage, checkBare });
