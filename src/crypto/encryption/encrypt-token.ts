import type { ComposedEncryption } from '../../core/compose/compose-encrypted.ts';
import { writeParameters } from '../../core/compose/write-parameters.ts';
import { iterationCount } from '../../core/decode/encryption-parameters.ts';
import { encodeBase64url } from '../../core/encoding/base64url.ts';
import { stringMember } from '../../core/encoding/json-query.ts';
import { encodeUtf8 } from '../../core/encoding/utf8.ts';
import type { KeyMaterial } from '../../core/keys/key-material.ts';
import type { EncryptionSuite } from '../../core/registry/encryption-algorithms.ts';
import { fail, ok, type Result } from '../../core/result.ts';
import { sealGcm, wrapAes } from './aes.ts';
import type { AgreementKey } from './agree-key.ts';
import { agreeForHeader, derivePasswordKey } from './content-key.ts';
import { encryptContent } from './encrypt-content.ts';
import { importEncryptionKey, isAgreementKey } from './import-encryption-key.ts';
import { generateX448, x448Jwk } from './x448.ts';

/** The browser rejected the key. */
export interface EncryptProblem {
  readonly code: 'key-refused';
  readonly key: KeyMaterial;
}

/** An encrypted token, and its header as it was encoded. */
export interface EncryptedToken {
  readonly compact: string;
  readonly headerText: string;
}

/** Rounds of PBKDF2 where the header says nothing (2026: OWASP's figure for SHA-256). */
const USUAL_ROUNDS = 600_000;
const SALT_LENGTH = 16;
/** Bytes of IV and tag of AES-GCM key wrapping (RFC 7518 §4.7.1). */
const GCM_IV = 12;
const GCM_TAG = 16;

/**
 * Encrypts for a key, each time with a fresh key and vector for the content. A
 * JOSE library would write the header again; here every byte stays but those
 * that the algorithm must change.
 */
export async function encryptToken(
  { headerText, header, plaintext }: ComposedEncryption,
  suite: EncryptionSuite,
  key: KeyMaterial,
): Promise<Result<EncryptedToken, EncryptProblem>> {
  try {
    const { contentKey, encryptedKey, written } = await makeContentKey(header, suite, key);
    const text = writeParameters(headerText, suite.algorithm, written);
    const encodedHeader = encodeBase64url(encodeUtf8(text));
    const isCompressed = stringMember(header, 'zip') === 'DEF';
    const packed = isCompressed ? await deflate(plaintext) : plaintext;
    const authenticated = encodeUtf8(encodedHeader);
    const content = await encryptContent(suite.encryption, contentKey, packed, authenticated);
    const { initializationVector, ciphertext, authenticationTag } = content;
    const bytes = [initializationVector, ciphertext, authenticationTag].map(encodeBase64url);
    return ok({ compact: [encodedHeader, encryptedKey, ...bytes].join('.'), headerText: text });
  } catch {
    return fail({ code: 'key-refused', key });
  }
}

interface ContentKey {
  readonly contentKey: Uint8Array<ArrayBuffer>;
  /** As it is encoded; empty where both sides know the key of the content anyway. */
  readonly encryptedKey: string;
  /** Parameters that go into the header. */
  readonly written: Readonly<Record<string, unknown>>;
}

async function makeContentKey(
  header: ComposedEncryption['header'],
  suite: EncryptionSuite,
  key: KeyMaterial,
): Promise<ContentKey> {
  const { algorithm, encryption } = suite;
  const imported = await importEncryptionKey(key, algorithm, 'encrypt');
  const random = crypto.getRandomValues(new Uint8Array(encryption.keyLength));
  if (imported instanceof Uint8Array) return protectWithSecret(header, suite, imported, random);
  if (!isAgreementKey(imported)) {
    const encrypted = await crypto.subtle.encrypt('RSA-OAEP', imported, random);
    return { contentKey: random, encryptedKey: encode(encrypted), written: {} };
  }
  const { privateKey, epk } = await makeEphemeral(imported);
  const written = { epk };
  const agreed = await agreeForHeader({ header, suite }, imported, privateKey);
  return algorithm.mode === 'direct-agreement'
    ? { contentKey: agreed, encryptedKey: '', written }
    : { contentKey: random, encryptedKey: encode(await wrapAes(agreed, random)), written };
}

async function protectWithSecret(
  header: ComposedEncryption['header'],
  suite: EncryptionSuite,
  secret: Uint8Array<ArrayBuffer>,
  contentKey: Uint8Array<ArrayBuffer>,
): Promise<ContentKey> {
  const { algorithm } = suite;
  if (algorithm.mode === 'direct-encryption') {
    return { contentKey: secret, encryptedKey: '', written: {} };
  }
  if (algorithm.isPassword) {
    const salt = crypto.getRandomValues(new Uint8Array(SALT_LENGTH));
    const p2c = iterationCount(header) ?? USUAL_ROUNDS;
    const wrapKey = await derivePasswordKey(suite, secret, salt, p2c);
    const encryptedKey = encode(await wrapAes(wrapKey, contentKey));
    return { contentKey, encryptedKey, written: { p2c, p2s: encode(salt) } };
  }
  if (!algorithm.hasOwnTag) {
    return { contentKey, encryptedKey: encode(await wrapAes(secret, contentKey)), written: {} };
  }
  const iv = crypto.getRandomValues(new Uint8Array(GCM_IV));
  const sealed = await sealGcm(secret, iv, contentKey);
  const written = { iv: encode(iv), tag: encode(sealed.subarray(-GCM_TAG)) };
  return { contentKey, encryptedKey: encode(sealed.subarray(0, -GCM_TAG)), written };
}

/** A key pair for one token, on the curve of the other side's key. */
async function makeEphemeral(publicKey: AgreementKey): Promise<{
  readonly privateKey: AgreementKey;
  readonly epk: Readonly<Record<string, unknown>>;
}> {
  if ('curve' in publicKey) {
    const pair = await generateX448();
    return { privateKey: pair, epk: publicPoint(x448Jwk(pair)) };
  }
  const pair = (await crypto.subtle.generateKey(publicKey.algorithm as EcKeyAlgorithm, true, [
    'deriveBits',
  ])) as CryptoKeyPair;
  const jwk = await crypto.subtle.exportKey('jwk', pair.publicKey);
  return { privateKey: pair.privateKey, epk: publicPoint({ ...jwk }) };
}

function publicPoint({ kty, crv, x, y }: { readonly [member: string]: unknown }) {
  return y === undefined ? { kty, crv, x } : { kty, crv, x, y };
}

function encode(bytes: Uint8Array | ArrayBuffer): string {
  return encodeBase64url(new Uint8Array(bytes));
}

async function deflate(bytes: Uint8Array<ArrayBuffer>): Promise<Uint8Array<ArrayBuffer>> {
  const packed = new Blob([bytes]).stream().pipeThrough(new CompressionStream('deflate-raw'));
  return new Uint8Array(await new Response(packed).arrayBuffer());
}
