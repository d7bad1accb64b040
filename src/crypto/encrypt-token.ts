import { decodeProtectedHeader, FlattenedEncrypt } from 'jose';
import type { ComposedEncryption } from '../core/compose/compose-encrypted.ts';
import { writeParameters } from '../core/compose/write-parameters.ts';
import { iterationCount, parameterOctets } from '../core/decode/encryption-parameters.ts';
import { encodeBase64url } from '../core/encoding/base64url.ts';
import { stringMember } from '../core/encoding/json-query.ts';
import { encodeUtf8 } from '../core/encoding/utf8.ts';
import type { KeyMaterial } from '../core/keys/key-material.ts';
import type { EncryptionSuite } from '../core/registry/encryption-algorithms.ts';
import { fail, ok, type Result } from '../core/result.ts';
import { agreeKey } from './agree-key.ts';
import { encryptContent } from './encrypt-content.ts';
import { importEncryptionKey } from './import-encryption-key.ts';

/** The browser refused the key. */
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

/**
 * Encrypts for a key, each time with a fresh key and vector for the content. A
 * JOSE library would write the header anew; here every octet stays but those
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
    const octets = [initializationVector, ciphertext, authenticationTag].map(encodeBase64url);
    return ok({ compact: [encodedHeader, encryptedKey, ...octets].join('.'), headerText: text });
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
  if (algorithm.mode === 'direct-encryption') {
    return { contentKey: new Uint8Array(imported as Uint8Array), encryptedKey: '', written: {} };
  }
  if (algorithm.mode === 'direct-agreement') return agree(header, suite, imported as CryptoKey);
  const contentKey = crypto.getRandomValues(new Uint8Array(encryption.keyLength));
  const names = { alg: algorithm.name, enc: encryption.name, ...partyTexts(header, suite) };
  const encrypt = new FlattenedEncrypt(new Uint8Array())
    .setProtectedHeader(names)
    .setContentEncryptionKey(contentKey);
  if (algorithm.isPassword) {
    const p2s = crypto.getRandomValues(new Uint8Array(SALT_LENGTH));
    encrypt.setKeyManagementParameters({ p2c: iterationCount(header) ?? USUAL_ROUNDS, p2s });
  }
  // Only the encrypted key is taken: the content is encrypted under the header as it is written.
  const wrapped = await encrypt.encrypt(imported);
  const { alg: _alg, enc: _enc, apu: _apu, apv: _apv, ...written } = decodeProtectedHeader(wrapped);
  const { epk } = written;
  return {
    contentKey,
    encryptedKey: wrapped.encrypted_key ?? '',
    written: epk ? { ...written, epk: publicPoint({ ...epk }) } : written,
  };
}

/** The key that both sides agree on encrypts the content itself (RFC 7518 §4.6). */
async function agree(
  header: ComposedEncryption['header'],
  { encryption }: EncryptionSuite,
  publicKey: CryptoKey,
): Promise<ContentKey> {
  const pair = (await crypto.subtle.generateKey(publicKey.algorithm as EcKeyAlgorithm, true, [
    'deriveBits',
  ])) as CryptoKeyPair;
  const { name, keyLength } = encryption;
  const apu = parameterOctets(header, 'apu') ?? new Uint8Array();
  const apv = parameterOctets(header, 'apv') ?? new Uint8Array();
  const contentKey = await agreeKey(publicKey, pair.privateKey, name, keyLength, { apu, apv });
  const epk = publicPoint({ ...(await crypto.subtle.exportKey('jwk', pair.publicKey)) });
  return { contentKey, encryptedKey: '', written: { epk } };
}

function partyTexts(header: ComposedEncryption['header'], { algorithm }: EncryptionSuite) {
  if (!algorithm.curves) return {};
  const texts = ['apu', 'apv'].map((name) => [name, stringMember(header, name)] as const);
  return Object.fromEntries(texts.filter(([, text]) => text !== undefined));
}

function publicPoint({ kty, crv, x, y }: { readonly [member: string]: unknown }) {
  return y === undefined ? { kty, crv, x } : { kty, crv, x, y };
}

async function deflate(octets: Uint8Array<ArrayBuffer>): Promise<Uint8Array<ArrayBuffer>> {
  const packed = new Blob([octets]).stream().pipeThrough(new CompressionStream('deflate-raw'));
  return new Uint8Array(await new Response(packed).arrayBuffer());
}
