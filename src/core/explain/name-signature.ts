import type { FoundToken } from '../extract/found-token.ts';
import type { SignatureAlgorithm } from '../registry/algorithms.ts';
import { octets } from '../words/count-words.ts';
import { formatNumber } from '../words/format-number.ts';
import { say } from '../words/say.ts';

/** Which signature or recipient of a token in general JSON this is; undefined where there is one only. */
export function nameSignature({ json }: FoundToken): string | undefined {
  if (!json || json.count < 2) return undefined;
  const [place, count] = [formatNumber(json.index + 1), formatNumber(json.count)];
  return json.members.length === 3
    ? say`Signature ${place} of ${count}`
    : say`Recipient ${place} of ${count}`;
}

/** The length of a signature and what its bytes are: "64 bytes · r‖s, P-256". */
export function describeSignatureBytes(
  signature: Uint8Array,
  algorithm: SignatureAlgorithm | undefined,
): string {
  // Bytes of another length are in another form, or of another algorithm.
  const isOwnForm = signature.length === algorithm?.signatureLength;
  const form = isOwnForm ? algorithm.signatureForm : isDer(signature) ? 'DER' : undefined;
  return [octets(signature.length), form].filter(Boolean).join(' · ');
}

/** A sequence of exactly this length, as general libraries write ECDSA signatures. */
function isDer([tag, length, ...rest]: Uint8Array): boolean {
  const isLong = length === 0x81 && rest[0] === rest.length - 1;
  return tag === 0x30 && (length === rest.length || isLong);
}
