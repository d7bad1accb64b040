import type { VerdictWords } from '../verdict/verdict-words.ts';
import { say } from '../words/say.ts';
import { sentences } from '../words/sentences.ts';
import { attempts, engine, shortness } from './explain-attempt.ts';
import { describeConfusionForm } from './explain-provenance.ts';
import { type VerdictOf, words } from './verdict-words.ts';

export function explainInvalid(verdict: VerdictOf<'invalid'>): VerdictWords {
  switch (verdict.reason) {
    case 'edited':
      return words(
        say`Edited, not signed`,
        say`The signature belongs to the text before your edit. Put a secret or private key into Key, or generate one, and sign.`,
      );
    case 'signature-empty':
      return words(
        say`No signature`,
        say`The header says ${verdict.algorithm.name}, but the signature is empty: it was never made, or taken away.`,
      );
    case 'signature-length':
      return words(
        say`Signature does not match`,
        verdict.algorithm.signatureLength === undefined
          ? say`It has ${verdict.length} octets; ${verdict.algorithm.name} makes another number of.`
          : say`It has ${verdict.length} octets; ${verdict.algorithm.name} makes ${verdict.algorithm.signatureLength}.`,
      );
    case 'key-confusion':
      return words(
        say`Made with a public key as the secret`,
        say`${verdict.algorithm.name} matches when the secret is ${describeConfusionForm(verdict.form)}. Whoever has the public key can make such a token: this is the key confusion attack.`,
      );
    case 'proof-mismatch':
      return words(
        say`Proof does not match its key`,
        say`The signature is not one of the key in "jwk" (thumbprint ${verdict.thumbprint}): this DPoP proof proves nothing (RFC 9449).`,
      );
    case 'mismatch':
      return words(
        say`Signature does not match`,
        sentences(
          say`${verdict.algorithm.name} with ${attempts(verdict)}.`,
          engine(verdict),
          shortness(verdict),
        ),
      );
  }
}
