import { type DecodedToken, findPart } from '../../core/decode/decoded-token.ts';
import { additionalAuthenticatedData } from '../../core/decode/jose-header.ts';
import { findMember } from '../../core/encoding/json-query.ts';
import { encodeUtf8 } from '../../core/encoding/utf8.ts';
import type { KeyMaterial } from '../../core/keys/key-material.ts';
import type { Allowance } from '../../core/verdict/decryption-verdict.ts';
import type { EncryptionForm } from '../../core/verdict/judge-encryption.ts';
import { LibraryMissing } from '../engines/load-library.ts';
import { openContentKey } from './content-key.ts';
import { decryptContent } from './decrypt-content.ts';
import { type ImportedKey, importEncryptionKey } from './import-encryption-key.ts';
import { inflate } from './inflate.ts';

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

/** What one key came to; `failed` where a key of the content comes out of an encrypted one. */
export type DecryptionOutcome =
  | { readonly problem: undefined; readonly plaintext: Uint8Array<ArrayBuffer> }
  | { readonly problem: undefined; readonly packing: 'over-limit' | 'not-deflate' }
  | { readonly problem: 'mismatch'; readonly failed: 'key' | 'content' | undefined }
  | { readonly problem: 'key-refused' | 'not-in-browser' };

const LACKING = { problem: 'not-in-browser' } as const;

export async function tryDecryption(
  task: DecryptionTask,
  key: KeyMaterial,
): Promise<DecryptionOutcome> {
  const { token, form } = task;
  const { algorithm } = form.suite;
  let imported: ImportedKey;
  try {
    imported = await importEncryptionKey(key, algorithm, 'decrypt');
  } catch (error) {
    const isUnknown = error instanceof DOMException && error.name === 'NotSupportedError';
    return isUnknown || error instanceof LibraryMissing ? LACKING : { problem: 'key-refused' };
  }
  const isDirect = algorithm.mode === 'direct-encryption' || algorithm.mode === 'direct-agreement';
  try {
    const contentKey = await openContentKey(form, imported, bytesOf(token, 'encryptedKey'));
    return await openWith(task, contentKey, isDirect ? undefined : 'content');
  } catch (error) {
    if (error instanceof LibraryMissing) return LACKING;
    return { problem: 'mismatch', failed: isDirect ? undefined : 'key' };
  }
}

/** Opens the content with its key. */
export async function openWith(
  { token, form, limits }: DecryptionTask,
  contentKey: Uint8Array<ArrayBuffer>,
  failed: 'content' | undefined,
): Promise<DecryptionOutcome> {
  let plaintext: Uint8Array<ArrayBuffer>;
  try {
    plaintext = await decryptContent(form.suite.encryption, contentKey, {
      iv: bytesOf(token, 'initializationVector'),
      ciphertext: bytesOf(token, 'ciphertext'),
      tag: bytesOf(token, 'authenticationTag'),
      authenticated: encodeUtf8(additionalAuthenticatedData(token)),
    });
  } catch (error) {
    return error instanceof LibraryMissing ? LACKING : { problem: 'mismatch', failed };
  }
  if (!findMember(form.header, 'zip')) return { problem: undefined, plaintext };
  const unpacked = await inflate(plaintext, limits.allowance.inflated);
  return typeof unpacked === 'string'
    ? { problem: undefined, packing: unpacked }
    : { problem: undefined, plaintext: unpacked };
}

type BinaryPart = 'encryptedKey' | 'initializationVector' | 'ciphertext' | 'authenticationTag';

function bytesOf(token: DecodedToken, name: BinaryPart): Uint8Array<ArrayBuffer> {
  const bytes = findPart(token, name)?.bytes;
  return bytes?.ok ? bytes.value : new Uint8Array();
}
