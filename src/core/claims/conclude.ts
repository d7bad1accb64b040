import type { SignatureVerdict } from '../verdict/signature-verdict.ts';
import { say } from '../words/say.ts';
import type { Check, CheckName } from './check.ts';

/** Whether a receiver would accept the token: what all the checks come to. */
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
const BY_EXPECTATION: ReadonlySet<CheckName> = new Set(['issuer', 'audience', 'type']);

/** The first failure decides; a token is accepted only with a signature that was verified. */
export function conclude(
  checks: readonly Check[],
  verdict: SignatureVerdict | undefined,
): Conclusion {
  const failures = checks.flatMap((check) => (check.result === 'fail' ? [check] : []));
  const [first, ...others] = failures;
  if (first) {
    const also = others.map(({ brief }) => brief).filter((brief) => brief !== first.brief);
    return { state: 'rejected', why: first.brief, ago: first.ago, also: [...new Set(also)] };
  }
  const open = checks.flatMap((check) =>
    check.result === 'skipped' && check.missing !== undefined ? [check.missing] : [],
  );
  if (open[0] !== undefined) return { state: 'unknown', why: open[0] };
  const isSigned = checks.some(({ name, result }) => name === 'signature' && result === 'pass');
  if (verdict?.state !== 'verified' || !isSigned) {
    return { state: 'unknown', why: say`the signature was not checked` };
  }
  const unasked = checks.filter(
    ({ name, result }) => result === 'skipped' && BY_EXPECTATION.has(name),
  );
  return { state: 'accepted', unasked: unasked.map(({ name }) => name) };
}
