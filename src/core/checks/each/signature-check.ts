import { explainVerdict } from '../../explain/explain-verdict.ts';
import type { OpeningVerdict, SignatureVerdict } from '../../verdict/signature-verdict.ts';
import { say } from '../../words/say.ts';
import { sentences } from '../../words/sentences.ts';
import { type CheckSubject, checkLayers, type Outcome, pass, reject, skip } from '../check.ts';

/** What the signature came to. Whatever was not checked does not pass. */
export function checkSignature(subject: CheckSubject): Outcome {
  return checkLayers(subject, ({ verdict }, isInnermost) => judgeSignature(verdict, isInnermost));
}

function judgeSignature(verdict: SignatureVerdict | undefined, isInnermost: boolean): Outcome {
  if (!verdict)
    return skip(say`The signature is being checked.`, say`the signature is being checked`);
  const { detail } = explainVerdict(verdict);
  if (verdict.state === 'decrypted' && !isInnermost) return pass(detail);
  if ('opening' in verdict) return judgeOpening(verdict, detail);
  switch (verdict.state) {
    case 'verified':
      return pass(detail);
    case 'invalid':
      return reject(briefInvalid(verdict), detail);
    case 'unverified':
      return judgeUnverified(verdict, detail);
    case 'unsupported':
      if (verdict.reason === 'critical' && verdict.matches === false) {
        return reject(say`the signature doesn’t match`, detail);
      }
      return verdict.reason === 'no-algorithm'
        ? skip(detail)
        : skip(detail, say`Claimcheck can’t check the signature`);
    case 'encrypted':
      return skip(detail, say`the token is encrypted`);
    case 'malformed':
    case 'empty':
      return skip(say`The token can’t be read.`, say`the token can’t be read`);
  }
}

/** Anyone who has the key can encrypt: that it opens does not say who made it. */
function judgeOpening({ state }: OpeningVerdict, detail: string): Outcome {
  switch (state) {
    case 'decrypted':
      return skip(
        sentences(detail, say`Nothing inside is signed.`),
        say`the token is encrypted but not signed`,
      );
    case 'invalid':
      return reject(say`decryption failed`, detail);
    case 'malformed':
      return skip(detail, say`the token can’t be read`);
    case 'encrypted':
      return skip(detail, say`the token is encrypted`);
    case 'unsupported':
      return skip(detail, say`Claimcheck can’t decrypt the token`);
  }
}

type Invalid = Exclude<Extract<SignatureVerdict, { state: 'invalid' }>, OpeningVerdict>;

function briefInvalid(verdict: Invalid): string {
  switch (verdict.reason) {
    case 'edited':
      return say`edited but not re-signed`;
    case 'signature-empty':
      return say`the signature is empty`;
    case 'key-confusion':
      return say`signed with a public key as the secret`;
    case 'proof-mismatch':
      return say`the proof doesn’t match its own key`;
    case 'signature-length':
    case 'mismatch':
      return say`the signature doesn’t match`;
  }
}

type Unverified = Extract<SignatureVerdict, { state: 'unverified' }>;

function judgeUnverified(verdict: Unverified, detail: string): Outcome {
  switch (verdict.reason) {
    case 'unsecured':
      return reject(say`the token is unsigned`, detail);
    case 'signature-empty':
      return reject(say`the signature is empty`, detail);
    case 'check-failed':
      return skip(detail, say`the signature couldn’t be checked`);
    case 'no-key':
      return skip(say`Add a key in the Key field to verify the signature.`, say`no key`);
    case 'detached':
      return skip(detail, say`the detached payload is missing`);
    case 'not-a-key':
    case 'key-unreadable':
      return skip(detail, say`the key can’t be read`);
    case 'wrong-kind':
      return skip(detail, say`wrong key type`);
    case 'key-locked':
      return skip(detail, say`the key needs a passphrase`);
    case 'key-refused':
      if (verdict.refusal) return reject(say`the key is not valid`, detail);
      return skip(detail, say`this browser rejects the key`);
    case 'self-verifying':
    case 'chain-certificate':
    case 'chain-untrusted':
    case 'key-named-by-token':
      return skip(detail, say`no key from the issuer`);
    case 'proves-possession':
      return pass(detail);
  }
}
