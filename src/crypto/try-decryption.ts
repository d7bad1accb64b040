import { errors, type FlattenedJWE, flattenedDecrypt } from 'jose';
import { type DecodedToken, findPart, type PartName } from '../core/decode/decoded-token.ts';
import { additionalAuthenticatedData } from '../core/decode/jose-header.ts';
import { encodeBase64url } from '../core/encoding/base64url.ts';
import { toRecord } from '../core/encoding/json-value.ts';
import type { KeyMaterial } from '../core/keys/key-material.ts';
import type { Allowance } from '../core/verdict/decryption-verdict.ts';
import type { EncryptionForm } from '../core/verdict/judge-encryption.ts';
import { importEncryptionKey } from './import-encryption-key.ts';

/** How far the user lets it go, and a signal that nobody waits for it any more. */
export interface DecryptionLimits {
  readonly allowance: Allowance;
  readonly signal: AbortSignal | undefined;
}

/** One token that is to be opened, and within which bounds. */
export interface DecryptionTask {
  readonly token: DecodedToken;
  readonly form: EncryptionForm;
  readonly limits: DecryptionLimits;
}

/** What one key came to. */
export type DecryptionOutcome =
  | { readonly problem: undefined; readonly plaintext: Uint8Array<ArrayBuffer> }
  | { readonly problem: undefined; readonly packing: 'over-limit' | 'not-deflate' }
  | { readonly problem: 'mismatch' | 'key-refused' | 'not-in-browser' };

export async function tryDecryption(
  { token, form, limits }: DecryptionTask,
  key: KeyMaterial,
): Promise<DecryptionOutcome> {
  const { algorithm, encryption } = form.suite;
  let cryptoKey: CryptoKey | Uint8Array;
  try {
    cryptoKey = await importEncryptionKey(key, algorithm, 'decrypt');
  } catch (error) {
    const isUnknown = error instanceof DOMException && error.name === 'NotSupportedError';
    return { problem: isUnknown ? 'not-in-browser' : 'key-refused' };
  }
  try {
    const { plaintext } = await flattenedDecrypt(toFlattened(token, form), cryptoKey, {
      keyManagementAlgorithms: [algorithm.name],
      contentEncryptionAlgorithms: [encryption.name],
      // What takes long was asked for before.
      maxPBES2Count: Number.POSITIVE_INFINITY,
      maxDecompressedLength: limits.allowance.inflated,
    });
    return { problem: undefined, plaintext: new Uint8Array(plaintext) };
  } catch (error) {
    const packing = packingProblem(error);
    return packing ? { problem: undefined, packing } : { problem: 'mismatch' };
  }
}

/** jose inflates after it has decrypted, and says by these words what went wrong then. */
function packingProblem(error: unknown): 'over-limit' | 'not-deflate' | undefined {
  if (!(error instanceof errors.JWEInvalid)) return undefined;
  if (/^Decompressed plaintext exceeded/.test(error.message)) return 'over-limit';
  return /^Failed to decompress/.test(error.message) ? 'not-deflate' : undefined;
}

/**
 * The token as jose takes it in JSON form: so the parameters may stand outside
 * the protected header, and more than that header may be authenticated.
 */
function toFlattened(token: DecodedToken, { header }: EncryptionForm): FlattenedJWE {
  const [protectedHeader, aad] = additionalAuthenticatedData(token).split('.');
  const known = token.protectedHeader.ok ? token.protectedHeader.value.object.members : [];
  const names = new Set(protectedHeader ? known.map(({ name }) => name) : []);
  const unprotected = Object.entries(toRecord(header)).filter(([name]) => !names.has(name));
  // jose reads the strict spelling alone; the protected header stays as it is, for the tag covers its text.
  const encoded = (name: PartName) => {
    const octets = findPart(token, name)?.octets;
    return (octets?.ok && encodeBase64url(octets.value)) || undefined;
  };
  const parts = {
    protected: protectedHeader || undefined,
    unprotected: unprotected.length > 0 ? Object.fromEntries(unprotected) : undefined,
    aad: aad || undefined,
    encrypted_key: encoded('encryptedKey'),
    iv: encoded('initializationVector'),
    ciphertext: encoded('ciphertext') ?? '',
    tag: encoded('authenticationTag'),
  };
  return Object.fromEntries(
    Object.entries(parts).filter(([, value]) => value !== undefined),
  ) as unknown as FlattenedJWE;
}
