import type { FoundToken } from '../extract/found-token.ts';
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

/** Whether a signature is one sequence of exactly its length, as general libraries write those of ECDSA. */
export function isDerSignature([tag, length, ...rest]: Uint8Array): boolean {
  const isLong = length === 0x81 && rest[0] === rest.length - 1;
  return tag === 0x30 && (length === rest.length || isLong);
}
