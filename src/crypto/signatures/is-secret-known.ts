import type { DecodedToken } from '../../core/decode/decoded-token.ts';
import { encodeBase64 } from '../../core/encoding/base64url.ts';
import type { KeyReading } from '../../core/keys/key-material.ts';
import type { SignatureAlgorithm } from '../../core/registry/algorithms.ts';
import { KNOWN_SECRETS } from '../../core/secrets/known-secrets.ts';
import { secretVariants } from '../../core/secrets/secret-variants.ts';
import { matchesSignature } from './match-signature.ts';

/** Whether a secret from the Key box made the signature and is one that everybody tries first. */
export async function isSecretKnown(
  token: DecodedToken,
  algorithm: SignatureAlgorithm,
  reading: KeyReading,
): Promise<boolean> {
  if (reading.state !== 'read') return false;
  for (const key of reading.keys) {
    if (key.kind !== 'secret' || !knownBytes().has(encodeBase64(key.bytes))) continue;
    if (await matchesSignature(token, algorithm, key)) return true;
  }
  return false;
}

let known: ReadonlySet<string> | undefined;

function knownBytes(): ReadonlySet<string> {
  known ??= new Set(KNOWN_SECRETS.flatMap((word) => [...secretVariants(word)].map(encodeBase64)));
  return known;
}
