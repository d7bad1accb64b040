import type { EmbeddedKey } from '../evidence/evidence.ts';
import type { KeyRefusal } from '../keys/key-refusal.ts';
import type { VerdictWords } from '../verdict/verdict-words.ts';
import { insideQuotes } from '../words/quote.ts';
import { say } from '../words/say.ts';
import { sentences } from '../words/sentences.ts';
import { describeKey, describeNeededKey } from './explain-key.ts';
import { explainLock } from './explain-key-reading.ts';
import { nameRole } from './explain-provenance.ts';
import { GUESSES } from './guess-words.ts';
import { explainKeyProblem } from './key-problem-words.ts';
import { type VerdictOf, words } from './verdict-words.ts';

export function explainUnverified(verdict: VerdictOf<'unverified'>): VerdictWords {
  switch (verdict.reason) {
    case 'unsecured':
      return words(
        say`Unsigned token (alg: none)`,
        say`“alg” is “none”: anyone could have created or changed this token.`,
      );
    case 'check-failed':
      return words(
        say`Signature not checked`,
        say`The check failed because of an error in Claimcheck. Reload the page and try again.`,
      );
    case 'no-key':
      return words(
        say`Signature not checked`,
        say`Add ${describeNeededKey(verdict.algorithm)} in the Key field to verify the signature.`,
      );
    case 'not-a-key':
      return words(
        say`Signature not checked`,
        sentences(
          say`${verdict.algorithm.name} needs ${describeNeededKey(verdict.algorithm)} (PEM, certificate, JWK or JWKS).`,
          verdict.guess ? GUESSES[verdict.guess] : say`The Key field contains something else.`,
        ),
      );
    case 'wrong-kind':
      return words(
        say`Wrong key type`,
        sentences(explainMisfit(verdict), say`The signature was not checked.`),
      );
    case 'key-unreadable':
      return words(
        say`Signature not checked`,
        sentences(say`The key can’t be read.`, explainKeyProblem(verdict.problem)),
      );
    case 'key-locked':
      return words(say`Signature not checked`, explainLock(verdict.lock));
    case 'detached':
      return words(
        say`Signature not checked`,
        say`The token does not contain its payload. Add the payload to “Detached payload”, exactly as it was signed.`,
      );
    case 'key-refused':
      if (verdict.refusal) return words(say`Unusable key`, explainRefusal(verdict.refusal));
      return words(
        say`Unusable key`,
        say`This browser rejects the ${describeKey(verdict.key)} for ${verdict.algorithm.name}: the parts of the key do not match each other, or the key is too short.`,
      );
    case 'signature-empty':
      return words(
        say`No signature`,
        say`“alg” is ${verdict.algorithm.name}, but the signature is empty.`,
      );
    case 'key-named-by-token':
      return words(
        say`Signature matches an untrusted key`,
        say`The ${verdict.algorithm.name} signature matches the key from the URL in the token’s own “${verdict.parameter}”. The token’s creator chose that URL, so the match does not show who created the token.`,
      );
    case 'self-verifying':
      return explainSelfVerifying(verdict);
    case 'chain-certificate':
      return words(
        say`Not verified – not the signer’s certificate`,
        sentences(nameRole(verdict.role), explainLeaf(verdict.embedded)),
      );
    case 'chain-untrusted':
      return words(
        say`Not verified – certificate chain not trusted`,
        verdict.chainWords.explain(verdict.chain),
      );
    case 'proves-possession':
      return words(
        say`Proof of possession of the embedded key`,
        say`The ${verdict.algorithm.name} signature matches the key in “jwk”, as a DPoP proof must (RFC 9449). Key thumbprint: ${verdict.thumbprint}. The proof does not show whose key it is.`,
      );
  }
}

function explainRefusal(refusal: KeyRefusal): string {
  switch (refusal.code) {
    case 'placeholder':
      return say`The key in the Key field is a placeholder: its modulus is the text “${refusal.text.slice(0, 80)}”. Get the issuer’s real key.`;
    case 'rsa':
      return say`The RSA key in the Key field is broken, so a matching signature proves nothing. Get the issuer’s key again.`;
    case 'point':
      return refusal.fault === 'low-order'
        ? say`The public key in the Key field is a low-order point, for which anyone can forge a signature. Get the issuer’s key again.`
        : say`The public key in the Key field is not a valid point on its curve. Get the issuer’s key again.`;
  }
}

type Unverified<Reason> = Extract<VerdictOf<'unverified'>, { reason: Reason }>;

function explainMisfit({ algorithm, keys, keyId }: Unverified<'wrong-kind'>): string {
  const needed = describeNeededKey(algorithm);
  const [key] = keys;
  if (keyId !== undefined && key) {
    return say`${algorithm.name} needs ${needed}, but key “${insideQuotes(keyId)}” has another type (${describeKey(key)}).`;
  }
  return keys.length === 1 && key
    ? say`${algorithm.name} needs ${needed}, but the Key field contains another type of key (${describeKey(key)}).`
    : say`${algorithm.name} needs ${needed}, but none of the ${keys.length} keys in the Key field is of that type.`;
}

/** What the signature is to the certificate whose key should have made it. */
function explainLeaf({ matches }: EmbeddedKey): string {
  switch (matches) {
    case true:
      return say`The signature matches the first certificate in “x5c”. Check the whole chain before you trust that certificate, then add the certificate in the Key field.`;
    case false:
      return say`The signature does not match the first certificate in “x5c” either.`;
    case undefined:
      return say`The first certificate in “x5c” could not be checked.`;
  }
}

function explainSelfVerifying({
  algorithm: { name },
  embedded: { member, matches },
}: Unverified<'self-verifying'>): VerdictWords {
  switch (matches) {
    case true:
      return words(
        say`Not verified – matches only the key embedded in the token`,
        say`The ${name} signature matches the key in the token’s own “${member}”, which proves nothing about who created the token. Add the issuer’s key in the Key field.`,
      );
    case false:
      return words(
        say`Not verified – not even the embedded key matches`,
        say`The ${name} signature does not even match the key in the token’s own “${member}”.`,
      );
    case undefined:
      return words(
        say`Not verified – the embedded key is not usable`,
        say`The key in the token’s own “${member}” can’t be used with ${name}.`,
      );
  }
}
