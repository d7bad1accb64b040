import { explainVerdict } from '../../explain/explain-verdict.ts';
import type { SignatureVerdict } from '../../verdict/signature-verdict.ts';
import { type CheckSubject, type Outcome, pass, reject, skip } from '../check.ts';

/** What the signature came to. Whatever was not checked does not pass. */
export function checkSignature({ verdict }: CheckSubject): Outcome {
  if (!verdict) return skip('It is being checked.', 'the signature is being checked');
  const { detail } = explainVerdict(verdict);
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

function briefInvalid(verdict: Extract<SignatureVerdict, { state: 'invalid' }>): string {
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
