import { encodeUtf8 } from '../../core/encoding/utf8.ts';
import type { SecretKey } from '../../core/keys/key-material.ts';
import { secretOf } from '../../core/keys/parse-secret.ts';
import {
  type SessionDerivation,
  sessionDerivations,
} from '../../core/registry/session-derivations.ts';
import { type DecryptionOutcome, type DecryptionTask, tryDecryption } from './try-decryption.ts';

/** A session cookie that is open, and how its key comes from the secret. */
export interface OpenedSession {
  readonly key: SecretKey;
  readonly derivation: SessionDerivation;
  readonly outcome: Extract<DecryptionOutcome, { problem: undefined }>;
}

/** What the frameworks encrypt with. */
const ENCRYPTIONS: ReadonlySet<string> = new Set(['A256GCM', 'A256CBC-HS512']);

/** Tries what frameworks make of a secret; the tag of the content proves which of them it was. */
export async function openSession(
  task: DecryptionTask,
  secretText: string | undefined,
): Promise<OpenedSession | undefined> {
  const { token, form, limits } = task;
  const { algorithm, encryption } = form.suite;
  const isOfFramework = algorithm.mode === 'direct-encryption' && ENCRYPTIONS.has(encryption.name);
  if (secretText === undefined || !isOfFramework) return undefined;
  for (const text of new Set([secretText, secretText.trim()])) {
    if (text === '') continue;
    const secret = await crypto.subtle.importKey('raw', encodeUtf8(text), 'HKDF', false, [
      'deriveBits',
    ]);
    for (const derivation of sessionDerivations(token.found.label)) {
      if (limits.signal?.aborted) return undefined;
      const key = secretOf(await derive(secret, derivation, encryption.keyLength));
      const outcome = await tryDecryption(task, key);
      if (outcome.problem === undefined) return { key, derivation, outcome };
    }
  }
  return undefined;
}

async function derive(
  secret: CryptoKey,
  { salt, info }: SessionDerivation,
  length: number,
): Promise<Uint8Array<ArrayBuffer>> {
  const names = { name: 'HKDF', hash: 'SHA-256', salt: encodeUtf8(salt), info: encodeUtf8(info) };
  return new Uint8Array(await crypto.subtle.deriveBits(names, secret, length * 8));
}
