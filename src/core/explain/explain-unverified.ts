import type { KeyMaterial } from '../keys/key-material.ts';
import type { KeyRefusal } from '../keys/key-refusal.ts';
import type { VerdictWords } from '../verdict/verdict-words.ts';
import { insideQuotes } from '../words/quote.ts';
import { say } from '../words/say.ts';
import { sentences } from '../words/sentences.ts';
import { describeKey, describeNeededKey } from './explain-key.ts';
import { explainLock } from './explain-key-reading.ts';
import { nameEmbedded, nameRole } from './explain-provenance.ts';
import { GUESSES } from './guess-words.ts';
import { explainKeyProblem } from './key-problem-words.ts';
import { type VerdictOf, words } from './verdict-words.ts';

export function explainUnverified(verdict: VerdictOf<'unverified'>): VerdictWords {
  switch (verdict.reason) {
    case 'unsecured':
      return words(
        say`Unsecured: nothing is signed`,
        say`The algorithm is "none": anyone can have written this, and no signature would change that.`,
      );
    case 'check-failed':
      return words(
        say`Signature not checked`,
        say`The check failed because of an error in Claimcheck. Reload the page and try again.`,
      );
    case 'no-key':
      return words(
        say`Signature not checked`,
        say`There is no key to check it with. Put ${describeNeededKey(verdict.algorithm)} into Key.`,
      );
    case 'not-a-key':
      return words(
        say`Signature not checked`,
        sentences(
          say`${verdict.algorithm.name} needs ${describeNeededKey(verdict.algorithm)}, as PEM, certificate, JWK or JWK Set.`,
          verdict.guess ? GUESSES[verdict.guess] : say`What is in Key is none of these.`,
        ),
      );
    case 'wrong-kind':
      return words(
        say`Wrong kind of key`,
        say`${verdict.algorithm.name} needs ${describeNeededKey(verdict.algorithm)}; ${given(verdict.keys, verdict.keyId)}. The signature was not checked.`,
      );
    case 'key-unreadable':
      return words(
        say`Signature not checked`,
        sentences(say`Key cannot be read.`, explainKeyProblem(verdict.problem)),
      );
    case 'key-locked':
      return words(say`Signature not checked`, explainLock(verdict.lock));
    case 'detached':
      return words(
        say`Signature not checked`,
        say`The payload is not in the token. Put it into "Detached payload", exactly as it was signed.`,
      );
    case 'key-refused':
      if (verdict.refusal) return words(say`Key not usable`, explainRefusal(verdict.refusal));
      return words(
        say`Key not usable`,
        say`This browser refuses the ${describeKey(verdict.key)} for ${verdict.algorithm.name}: its parts do not fit together, or it is too short.`,
      );
    case 'signature-empty':
      return words(
        say`No signature`,
        say`The header says ${verdict.algorithm.name}, but the signature is empty.`,
      );
    case 'key-named-by-token':
      return words(
        say`Matches, but that proves nothing`,
        say`${verdict.algorithm.name} with the key from the address in the token's own "${verdict.parameter}". Whoever made the token chose that address, so this says nothing about who made it.`,
      );
    case 'self-verifying':
      return explainSelfVerifying(verdict);
    case 'chain-certificate':
      return words(
        say`Not verified: not the signer's certificate`,
        sentences(
          nameRole(verdict.role),
          verdict.embedded.matches
            ? say`The signature matches the first certificate of "x5c". Check the whole chain before you trust that certificate, then put it into the Key field.`
            : say`The signature does not match the first certificate of "x5c" either.`,
        ),
      );
    case 'proves-possession':
      return words(
        say`Proof of possession of its key`,
        say`${verdict.algorithm.name} matches the key in "jwk", as a DPoP proof must (RFC 9449). Key thumbprint: ${verdict.thumbprint}. Whose key it is, the proof does not say.`,
      );
  }
}

function explainRefusal(refusal: KeyRefusal): string {
  switch (refusal.code) {
    case 'placeholder':
      return say`The key in the Key field is a placeholder: its modulus is the text "${refusal.text.slice(0, 80)}". Get the issuer's real key.`;
    case 'rsa':
      return say`The RSA key in the Key field is broken, so a match with it proves nothing. Get the issuer's key again.`;
    case 'point':
      return refusal.fault === 'low-order'
        ? say`The public key in the Key field is a point of small order, for which anyone can make a signature. Get the issuer's key again.`
        : say`The public key in the Key field is not a valid point of its curve. Get the issuer's key again.`;
  }
}

function given(keys: readonly KeyMaterial[], keyId: string | undefined): string {
  const [key] = keys;
  if (keyId !== undefined && key)
    return say`key "${insideQuotes(keyId)}" is another kind: ${describeKey(key)}`;
  if (keys.length === 1 && key) return say`this is another kind: ${describeKey(key)}`;
  return say`none of the ${keys.length} keys is one`;
}

function explainSelfVerifying({
  algorithm,
  embedded,
}: Extract<VerdictOf<'unverified'>, { reason: 'self-verifying' }>): VerdictWords {
  const what = say`${algorithm.name} with ${nameEmbedded(embedded)} of the header`;
  switch (embedded.matches) {
    case true:
      return words(
        say`Not verified: only its own key matches`,
        say`The signature matches the key it brought along, which proves nothing about who made it (${what}). Put the issuer's key into Key.`,
      );
    case false:
      return words(
        say`Not verified: not even its own key matches`,
        say`The signature does not match even the key it brought along (${what}).`,
      );
    case undefined:
      return words(
        say`Not verified: its own key is not usable`,
        say`The key it brought along cannot be used (${what}).`,
      );
  }
}
