import type { Fault, TokenPart } from './decoded-token.ts';

/** Where database columns, cookies, command lines and logs end, in characters. */
const USUAL_LIMITS: ReadonlySet<number> = new Set([
  ...[128, 200, 250, 255, 256, 500, 511, 512, 1000, 1023, 1024, 2000, 2047, 2048],
  ...[4000, 4093, 4095, 4096, 8000, 8190, 8191, 8192, 16_384, 32_767, 32_768, 65_535],
]);

/** Whether that is a length at which something else ends texts. */
export function isUsualLimit(length: number): boolean {
  return USUAL_LIMITS.has(length);
}

/** Faults that a text has which ends too soon. */
const ENDS_TOO_SOON: ReadonlySet<string> = new Set(['json-cut-off', 'impossible-length']);

/** Whether the token ends in the middle of its last part, and just where something else ends texts. */
export function findTruncation(
  length: number,
  last: TokenPart | undefined,
  fault: Fault | undefined,
): Fault[] {
  if (!last || fault?.part !== last.name || !ENDS_TOO_SOON.has(fault.problem.code)) return [];
  // Of any other end the fault itself says enough.
  if (!isUsualLimit(length)) return [];
  return [{ part: 'token', problem: { code: 'truncated', length } }];
}
