import { quote } from '../audit/words.ts';
import type { KeyBindingFault, KeyBindingVerdict } from '../verdict/key-binding-verdict.ts';
import { say } from '../words/say.ts';
import { explainFault } from './explain-fault.ts';
import { explainVerdict } from './explain-verdict.ts';

const TITLES: Readonly<Record<KeyBindingVerdict['state'], () => string>> = {
  verified: () => say`Key Binding matches`,
  invalid: () => say`Key Binding is invalid`,
  unverified: () => say`Key Binding not checked`,
  malformed: () => say`Key Binding JWT cannot be read`,
};

/** A verdict on a Key Binding JWT in words. */
export function explainKeyBinding(verdict: KeyBindingVerdict): {
  readonly title: string;
  readonly details: readonly string[];
} {
  const details =
    verdict.state === 'verified'
      ? [
          say`Signed with the holder key (“cnf”) over exactly this token and these disclosures. Trust in that key depends on the issuer’s signature.`,
        ]
      : verdict.faults.map(explainKeyBindingFault);
  return { title: TITLES[verdict.state](), details };
}

function explainKeyBindingFault(fault: KeyBindingFault): string {
  switch (fault.code) {
    case 'form':
      return explainFault(fault.fault);
    case 'type':
      return fault.type === undefined
        ? say`“typ” is missing; it must be “kb+jwt” (RFC 9901 §7.3).`
        : say`“typ” is ${quote(fault.type)}; it must be “kb+jwt” (RFC 9901 §7.3).`;
    case 'no-key':
      return say`The payload has no “cnf”, so the Key Binding JWT can’t be checked.`;
    case 'key-elsewhere':
      return say`“cnf” refers to a key without including it. Claimcheck can use only a key in “jwk”.`;
    case 'key-unreadable':
      return say`The key in “cnf” can’t be used.`;
    case 'symmetric':
      return say`The Key Binding JWT is signed with a shared secret, so it is not bound to anyone.`;
    case 'unsecured':
      return say`“alg” is “none”, which must not be accepted (RFC 9901 §7.3).`;
    case 'unencoded':
      return say`“b64” is false, which a JWT must not use (RFC 7797 §7).`;
    case 'other-kind':
      return say`The key in “cnf” is not a key for ${fault.algorithm}, so the signature was created with a different key.`;
    case 'signature':
      return explainVerdict(fault.verdict).detail;
    case 'hash':
      return say`“sd_hash” is ${fault.stated}, but the hash of the token with these disclosures is ${fault.computed}. The Key Binding JWT was created for a different set of disclosures or a different token.`;
    case 'claim-missing':
      return fault.name === 'iat'
        ? say`${quote(fault.name)} is missing or not a number; a Key Binding JWT must have it.`
        : say`${quote(fault.name)} is missing or not a string; a Key Binding JWT must have it.`;
    case 'name-repeated':
      return say`${quote(fault.name)} occurs more than once in the Key Binding JWT.`;
    case 'hash-unknown':
      return say`“sd_hash” can’t be compared: Claimcheck doesn’t support the hash algorithm ${quote(fault.algorithm)}.`;
  }
}
