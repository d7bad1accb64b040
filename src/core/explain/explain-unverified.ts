import type { VerdictWords } from '../verdict/verdict-words.ts';
import { describeKey, describeNeededKey, explainLock } from './explain-key.ts';
import { explainKeyProblem } from './explain-key-problem.ts';
import { nameEmbedded } from './explain-provenance.ts';
import { GUESSES } from './guess-words.ts';
import { type VerdictOf, words } from './verdict-words.ts';

export function explainUnverified(verdict: VerdictOf<'unverified'>): VerdictWords {
  switch (verdict.reason) {
    case 'unsecured':
      return words(
        'Unsecured: nothing is signed',
        'The algorithm is "none": anyone can have written this, and no signature would change that.',
      );
    case 'no-key':
      return words(
        'Signature not checked',
        `There is no key to check it with. Put ${describeNeededKey(verdict.algorithm)} into Key.`,
      );
    case 'not-a-key':
      return words(
        'Signature not checked',
        `${verdict.algorithm.name} needs ${describeNeededKey(verdict.algorithm)}, as PEM, certificate, JWK or JWK Set. ${verdict.guess ? GUESSES[verdict.guess] : 'What is in Key is none of these.'}`,
      );
    case 'key-unreadable':
      return words(
        'Signature not checked',
        `Key cannot be read. ${explainKeyProblem(verdict.problem)}`,
      );
    case 'key-locked':
      return words('Signature not checked', explainLock(verdict.lock));
    case 'detached':
      return words(
        'Signature not checked',
        'The payload is not in the token. Put it into "Detached payload", exactly as it was signed.',
      );
    case 'key-refused':
      return words(
        'Key not usable',
        `This browser refuses the ${describeKey(verdict.key)} for ${verdict.algorithm.name}: its parts do not fit together, or it is too short.`,
      );
    case 'signature-empty':
      return words(
        'No signature',
        `The header says ${verdict.algorithm.name}, but the signature is empty.`,
      );
    case 'key-named-by-token':
      return words(
        'Matches, but that proves nothing',
        `${verdict.algorithm.name} with the key from the address in the token's own "${verdict.parameter}". Whoever made the token chose that address, so this says nothing about who made it.`,
      );
    case 'self-verifying':
      return explainSelfVerifying(verdict);
    case 'proves-possession':
      return words(
        'Proof of possession of its key',
        `${verdict.algorithm.name} matches the key in "jwk", as a DPoP proof must (RFC 9449). Key thumbprint: ${verdict.thumbprint}. Whose key it is, the proof does not say.`,
      );
  }
}

function explainSelfVerifying({
  algorithm,
  embedded,
}: Extract<VerdictOf<'unverified'>, { reason: 'self-verifying' }>): VerdictWords {
  const what = `${algorithm.name} with ${nameEmbedded(embedded)} of the header`;
  switch (embedded.matches) {
    case true:
      return words(
        'Not verified: only its own key matches',
        `The signature matches the key it brought along, which proves nothing about who made it (${what}). Put the issuer's key into Key.`,
      );
    case false:
      return words(
        'Not verified: not even its own key matches',
        `The signature does not match even the key it brought along (${what}).`,
      );
    case undefined:
      return words(
        'Not verified: its own key is not usable',
        `The key it brought along cannot be used (${what}).`,
      );
  }
}
