import { quote } from '../audit/words.ts';
import type { KeyBindingFault, KeyBindingVerdict } from '../verdict/key-binding-verdict.ts';
import { say } from '../words/say.ts';
import { explainFault } from './explain-fault.ts';
import { explainVerdict } from './explain-verdict.ts';

const TITLES: Readonly<Record<KeyBindingVerdict['state'], () => string>> = {
  verified: () => say`Key Binding matches`,
  invalid: () => say`Key Binding does not hold`,
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
          say`Signed with the key in "cnf", over exactly this token and these disclosures. Whether the issuer put that key there, the verdict on the token says.`,
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
        ? say`"typ" must be "kb+jwt"; it is missing (RFC 9901 §7.3).`
        : say`"typ" must be "kb+jwt"; it is ${quote(fault.type)} (RFC 9901 §7.3).`;
    case 'no-key':
      return say`The payload has no "cnf", so there is no key to check it with.`;
    case 'key-elsewhere':
      return say`"cnf" names a key without giving it: only one in "jwk" can be used here.`;
    case 'key-unreadable':
      return say`The key in "cnf" cannot be used.`;
    case 'symmetric':
      return say`It is signed with a shared secret, which binds it to nobody.`;
    case 'unsecured':
      return say`"alg" is "none", which must not be accepted (RFC 9901 §7.3).`;
    case 'unencoded':
      return say`"b64" is false, which a JWT must not use (RFC 7797 §7).`;
    case 'other-kind':
      return say`The key in "cnf" is not a key for ${fault.algorithm}, so another key made the signature.`;
    case 'signature': {
      const { title, detail } = explainVerdict(fault.verdict);
      return `${title}: ${detail}`;
    }
    case 'hash':
      return say`"sd_hash" is ${fault.stated}, and the hash of what stands before it is ${fault.computed}: it was made for another choice of disclosures, or another token.`;
    case 'claim-missing':
      return fault.name === 'iat'
        ? say`${quote(fault.name)} is missing or no number; a Key Binding JWT must have it.`
        : say`${quote(fault.name)} is missing or no string; a Key Binding JWT must have it.`;
    case 'name-repeated':
      return say`${quote(fault.name)} occurs more than once in the Key Binding JWT.`;
    case 'hash-unknown':
      return say`"sd_hash" cannot be compared: the hash ${quote(fault.algorithm)} is not known here.`;
  }
}
