import { quote } from '../audit/words.ts';
import type { AlgorithmUse } from '../registry/jose-names.ts';
import { meantAlgorithm } from '../registry/meant-algorithm.ts';
import { say } from '../words/say.ts';

/** Which registered name was probably meant: an API takes no other (RFC 7515 §4.1.1). */
export function explainName(name: string, use: AlgorithmUse): string {
  const meant = meantAlgorithm(name, use);
  if (meant === undefined) {
    return use === 'sign'
      ? say`${quote(name)} is not a signature algorithm that Claimcheck knows. Use a registered one in the header.`
      : say`${quote(name)} is not an encryption algorithm that Claimcheck knows. Use a registered one in the header.`;
  }
  return meant.toLowerCase() === name.toLowerCase()
    ? say`${quote(name)} must be spelled “${meant}”: algorithm names are case-sensitive. Correct the header.`
    : say`${quote(name)} is not a registered name; it means “${meant}”. Use “${meant}” in the header.`;
}
