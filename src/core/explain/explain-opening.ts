import type { SessionDerivation } from '../registry/session-derivations.ts';
import type { OpeningCause } from '../verdict/decryption-verdict.ts';
import { say } from '../words/say.ts';
import { sentences } from '../words/sentences.ts';
import { describeCause } from './explain-cause.ts';

/** What was different where the token was made, and what to do about it. */
export function explainOpeningCause(cause: OpeningCause): string {
  switch (cause.kind) {
    case 'secret-made':
      return say`The token would decrypt ${describeCause(cause)}.`;
    case 'algorithm':
      return sentences(
        say`The token would decrypt with ${cause.name} as “alg”, but the header names ${cause.instead}.`,
        say`Set “alg” to the algorithm that encrypts the key.`,
      );
    case 'encryption':
      return sentences(
        say`The token would decrypt with ${cause.name} as “enc”, but the header names ${cause.instead}.`,
        say`Set “enc” to the algorithm that encrypts the content.`,
      );
    case 'padding':
      return cause.padding.scheme === 'pkcs1'
        ? sentences(
            say`The key is correct, but the encrypted key uses RSA1_5 padding (PKCS #1 v1.5) instead of OAEP.`,
            say`Encrypt the key with OAEP where the token is created.`,
          )
        : explainOaep(cause.padding);
  }
}

function explainOaep({ hash, mgf }: { readonly hash: string; readonly mgf: string }): string {
  return sentences(
    say`The key is correct, but the encrypted key uses OAEP with ${hash} and MGF1 with ${mgf}; JOSE uses the same hash for both (RFC 7518 §4.3).`,
    mgf === 'SHA-1'
      ? say`Java uses MGF1 with SHA-1 by default: pass an “OAEPParameterSpec” with MGF1ParameterSpec.${hash.replace('-', '')}.`
      : say`Set MGF1 to ${hash} where the token is created.`,
  );
}

/** How the key of a session came from the secret. */
export function explainDerivation({ product, salt, info }: SessionDerivation): string {
  const named = say`${product} derived the key of this session from the secret in the Key field (HKDF with SHA-256, info “${info}”).`;
  return salt === '' ? named : sentences(named, say`The salt is “${salt}”.`);
}
