import type { VerdictWords } from '../verdict/verdict-words.ts';
import { say } from '../words/say.ts';
import { sentences } from '../words/sentences.ts';
import { describeAttempt, engine, explainMissingName, shortness } from './explain-attempt.ts';
import { describeConfusionForm } from './explain-provenance.ts';
import { type VerdictOf, words } from './verdict-words.ts';

export function explainInvalid(verdict: VerdictOf<'invalid'>): VerdictWords {
  switch (verdict.reason) {
    case 'edited':
      return words(
        say`Edited – not re-signed yet`,
        verdict.canSign
          ? say`You edited the token, so the old signature no longer matches. Press “Sign” to re-sign the token.`
          : say`You edited the token, so the old signature no longer matches. Add a secret or private key in the Key field, or generate one, then sign.`,
      );
    case 'signature-empty':
      return words(
        say`No signature`,
        say`“alg” is ${verdict.algorithm.name}, but the signature is empty: the token was never signed, or its signature was removed.`,
      );
    case 'signature-length':
      return words(
        say`Signature does not match`,
        verdict.algorithm.signatureLength === undefined
          ? say`The ${verdict.length}-byte signature has the wrong length for ${verdict.algorithm.name}.`
          : say`The ${verdict.length}-byte signature has the wrong length: ${verdict.algorithm.name} signatures have ${verdict.algorithm.signatureLength} bytes.`,
      );
    case 'key-confusion':
      return words(
        say`Key confusion: signed with a public key as HMAC secret`,
        say`The ${verdict.algorithm.name} signature verifies with this HMAC secret: ${describeConfusionForm(verdict.form)}. Anyone who has the public key can forge such a token (key confusion attack).`,
      );
    case 'proof-mismatch':
      return words(
        say`Proof does not match its key`,
        say`The signature does not match the key in “jwk” (thumbprint ${verdict.thumbprint}), so this DPoP proof proves nothing (RFC 9449).`,
      );
    case 'mismatch':
      return words(
        say`Signature does not match`,
        sentences(
          say`${verdict.algorithm.name} verification failed with ${describeAttempt(verdict)}.`,
          explainMissingName(verdict),
          engine(verdict),
          shortness(verdict),
        ),
      );
  }
}
