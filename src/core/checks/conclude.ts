import type { ReviewedLayer } from '../conclusion/reviewed-token.ts';
import { gravest } from '../conclusion/weigh-findings.ts';
import { say } from '../words/say.ts';
import { startWithin } from '../words/within-sentence.ts';
import type { Check, CheckName } from './check.ts';

/** Whether an API would accept the token: what all the checks come to. */
export type Conclusion =
  | { readonly state: 'accepted'; readonly unasked: readonly CheckName[] }
  | {
      readonly state: 'rejected';
      readonly why: string;
      readonly ago: string | undefined;
      /** What else it would be rejected for. */
      readonly also: readonly string[];
    }
  | { readonly state: 'unknown'; readonly why: string };

/** Checks that ask nothing as long as the user expects nothing. */
const BY_EXPECTATION: ReadonlySet<CheckName> = new Set([
  ...(['issuer', 'audience', 'type', 'key-binding', 'nonce'] as const),
]);

/**
 * The first failure decides. "Accepted" needs all of it: every check settled,
 * every layer verified or open, the whole review made, and no finding of high
 * severity or above. Undefined while what is missing is still being worked out.
 */
export function conclude(
  checks: readonly Check[],
  layers: readonly ReviewedLayer[],
): Conclusion | undefined {
  if (layers.some(({ verdict }) => verdict === undefined)) return undefined;
  const failures = checks.flatMap((check) => (check.result === 'fail' ? [check] : []));
  const [first, ...others] = failures;
  if (first) {
    const also = others.map(({ brief }) => brief).filter((brief) => brief !== first.brief);
    return { state: 'rejected', why: first.brief, ago: first.ago, also: [...new Set(also)] };
  }
  const open = checks.find((check) => check.result === 'skipped' && check.missing !== undefined);
  if (open?.result === 'skipped' && open.missing !== undefined) return unknown(open.missing);
  const grave = gravest(layers);
  if (grave) return unknown(startWithin(grave.title));
  if (!isEachVerified(layers)) return unknown(say`the signature was not checked`);
  const reviews = layers.flatMap(({ evidence, findings }) => [evidence, findings]);
  if (reviews.includes('unavailable')) return unknown(say`the review didn’t finish`);
  if (reviews.includes('pending')) return undefined;
  const unasked = checks.filter(
    ({ name, result }) => result === 'skipped' && BY_EXPECTATION.has(name),
  );
  return { state: 'accepted', unasked: unasked.map(({ name }) => name) };
}

/** Encryption has no signature, so that what it holds must have one. */
function isEachVerified(layers: readonly ReviewedLayer[]): boolean {
  return layers.every(({ verdict }, index) => {
    const isOpen = verdict?.state === 'decrypted' && index < layers.length - 1;
    return verdict?.state === 'verified' || isOpen;
  });
}

function unknown(why: string): Conclusion {
  return { state: 'unknown', why };
}
