import {
  ephemeralKey,
  iterationCount,
  parameterBytes,
} from '../../core/decode/encryption-parameters.ts';
import { joinBytes } from '../../core/encoding/join-bytes.ts';
import type { JsonObject } from '../../core/encoding/json-text.ts';
import { encodeUtf8 } from '../../core/encoding/utf8.ts';
import { publicMembers } from '../../core/keys/jwk-members.ts';
import type { EncryptionSuite } from '../../core/registry/encryption-algorithms.ts';
import { openGcm, unwrapAes } from './aes.ts';
import { type AgreementKey, agreeKey } from './agree-key.ts';
import { type ImportedKey, isAgreementKey } from './import-encryption-key.ts';
import { readX448 } from './x448.ts';

type Bytes = Uint8Array<ArrayBuffer>;

/** The header and algorithms that say how the key of the content was protected. */
export interface KeyManagement {
  readonly header: JsonObject;
  readonly suite: EncryptionSuite;
}

const NONE = new Uint8Array();

/**
 * The key of the content (RFC 7516 §5.2, steps 9 to 13). Rejects where the encrypted key does not
 * open. A library must not let a stranger see that (RFC 7516 §11.5); here token and key belong to the user.
 */
export async function openContentKey(
  management: KeyManagement,
  key: ImportedKey,
  encryptedKey: Bytes,
): Promise<Bytes> {
  const { header, suite } = management;
  const { algorithm, encryption } = suite;
  if (key instanceof Uint8Array) {
    if (algorithm.mode === 'direct-encryption') return key;
    if (algorithm.isPassword) {
      const salt = parameterBytes(header, 'p2s') ?? NONE;
      const wrapKey = await derivePasswordKey(suite, key, salt, iterationCount(header) ?? 0);
      return unwrapAes(wrapKey, encryptedKey);
    }
    if (!algorithm.hasOwnTag) return unwrapAes(key, encryptedKey);
    const iv = new Uint8Array(parameterBytes(header, 'iv') ?? NONE);
    return openGcm(key, iv, joinBytes(encryptedKey, parameterBytes(header, 'tag') ?? NONE));
  }
  if (!isAgreementKey(key)) {
    return new Uint8Array(await crypto.subtle.decrypt('RSA-OAEP', key, encryptedKey));
  }
  const epk = await importEphemeral(header, key);
  const agreed = await agreeForHeader(management, epk, key);
  return algorithm.mode === 'direct-agreement'
    ? agreed.subarray(0, encryption.keyLength)
    : unwrapAes(agreed, encryptedKey);
}

/** The key that both sides agree on: to wrap with, or the key of the content itself (RFC 7518 §4.6). */
export function agreeForHeader(
  { header, suite }: KeyManagement,
  publicKey: AgreementKey,
  privateKey: AgreementKey,
): Promise<Bytes> {
  const { algorithm, encryption } = suite;
  const apu = parameterBytes(header, 'apu') ?? NONE;
  const apv = parameterBytes(header, 'apv') ?? NONE;
  const isDirect = algorithm.mode === 'direct-agreement';
  const purpose = isDirect ? encryption.name : algorithm.name;
  const length = isDirect ? encryption.keyLength : wrapLength(suite);
  return agreeKey(publicKey, privateKey, purpose, length, { apu, apv });
}

/** The key to wrap with, of a password (RFC 7518 §4.8.1.1). */
export async function derivePasswordKey(
  suite: EncryptionSuite,
  password: Bytes,
  p2s: Uint8Array,
  iterations: number,
): Promise<Bytes> {
  const { name } = suite.algorithm;
  const salt = joinBytes(encodeUtf8(name), Uint8Array.of(0), p2s);
  const hash = `SHA-${name.slice(8, 11)}`;
  const key = await crypto.subtle.importKey('raw', password, 'PBKDF2', false, ['deriveBits']);
  const pbkdf2 = { name: 'PBKDF2', hash, iterations, salt };
  return new Uint8Array(await crypto.subtle.deriveBits(pbkdf2, key, wrapLength(suite) * 8));
}

/** Bytes of the key that wraps, which the name of the algorithm ends with: "…A128KW". */
function wrapLength({ algorithm }: EncryptionSuite): number {
  return Number(/A(\d{3})KW$/.exec(algorithm.name)?.[1] ?? 0) / 8;
}

async function importEphemeral(header: JsonObject, key: AgreementKey): Promise<AgreementKey> {
  const epk = ephemeralKey(header) ?? {};
  const jwk = publicMembers(epk, epk.kty === 'OKP' ? 'OKP' : 'EC');
  if ('curve' in key) return await readX448(jwk);
  const { name, namedCurve } = key.algorithm as KeyAlgorithm & { readonly namedCurve: string };
  return await crypto.subtle.importKey('jwk', jwk, { name, namedCurve }, true, []);
}
