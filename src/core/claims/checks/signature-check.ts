import { explainVerdict } from '../../explain/explain-verdict.ts';
import type { OpeningVerdict, SignatureVerdict } from '../../verdict/signature-verdict.ts';
import { type CheckSubject, type Outcome, pass, reject, skip } from '../check.ts';

/** What the signature came to. Whatever was not checked does not pass. */
export function checkSignature({ verdict }: CheckSubject): Outcome {
  if (!verdict) return skip('It is being checked.', 'the signature is being checked');
  const { detail } = explainVerdict(verdict);
  if ('opening' in verdict) return judgeOpening(verdict, detail);
  switch (verdict.state) {
    case 'verified':
      return pass(detail);
    case 'invalid':
      return reject(briefInvalid(verdict), detail);
    case 'unverified':
      return judgeUnverified(verdict, detail);
    case 'unsupported':
      return verdict.reason === 'no-algorithm'
        ? skip(detail)
        : skip(detail, 'the signature cannot be checked here');
    case 'encrypted':
      return skip(detail, 'it is encrypted');
    case 'malformed':
    case 'empty':
      return skip('There is nothing to check it over.', 'the token cannot be read');
  }
}

/** Whoever has the key can encrypt: that it opens does not say who made it. */
function judgeOpening({ state }: OpeningVerdict, detail: string): Outcome {
  switch (state) {
    case 'decrypted':
      return skip(`${detail} Nothing inside is signed.`, 'it is encrypted, but not signed');
    case 'invalid':
      return reject('it does not open', detail);
    case 'malformed':
      return skip(detail, 'the token cannot be read');
    case 'encrypted':
      return skip(detail, 'it is encrypted');
    case 'unsupported':
      return skip(detail, 'it cannot be opened here');
  }
}

type Invalid = Exclude<Extract<SignatureVerdict, { state: 'invalid' }>, OpeningVerdict>;

function briefInvalid(verdict: Invalid): string {
  switch (verdict.reason) {
    case 'edited':
      return 'it was edited and not signed again';
    case 'signature-empty':
      return 'there is no signature';
    case 'wrong-kind':
      return 'the key is of another kind';
    case 'key-confusion':
      return 'it was made with a public key as the secret';
    case 'proof-mismatch':
      return 'it does not match its own key';
    case 'signature-length':
    case 'mismatch':
      return 'the signature does not match';
  }
}

type Unverified = Extract<SignatureVerdict, { state: 'unverified' }>;

function judgeUnverified(verdict: Unverified, detail: string): Outcome {
  switch (verdict.reason) {
    case 'unsecured':
      return reject('nothing is signed', detail);
    case 'signature-empty':
      return reject('there is no signature', detail);
    case 'no-key':
      return skip(detail, 'no key');
    case 'detached':
      return skip(detail, 'the payload is not there');
    case 'not-a-key':
    case 'key-unreadable':
      return skip(detail, 'the key cannot be read');
    case 'key-locked':
      return skip(detail, 'the key is locked');
    case 'key-refused':
      return skip(detail, 'this browser refuses the key');
    case 'self-verifying':
    case 'key-named-by-token':
      return skip(detail, 'no key of the issuer');
    case 'proves-possession':
      return pass(detail);
  }
}
