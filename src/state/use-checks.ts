import { useMemo } from 'react';
import type { Check } from '../core/claims/check.ts';
import { checkClaims } from '../core/claims/check-claims.ts';
import { type Conclusion, conclude } from '../core/claims/conclude.ts';
import type { Expectations } from '../core/claims/expectations.ts';
import type { DecodedToken } from '../core/decode/decoded-token.ts';
import type { KeyOrigin } from '../core/keys/key-origin.ts';
import type { SignatureVerdict } from '../core/verdict/signature-verdict.ts';
import { spokenTag } from '../core/words/say.ts';
import { useNow } from './use-now.ts';

const NO_CHECKS: readonly Check[] = [];

interface Checked {
  /** Empty without a token. */
  readonly checks: readonly Check[];
  /** Undefined without a token, and while the signature is being checked. */
  readonly conclusion: Conclusion | undefined;
}

interface CheckInputs {
  readonly token: DecodedToken | undefined;
  readonly verdict: SignatureVerdict | undefined;
  readonly keyOrigin: KeyOrigin;
}

/** The checks of this very token, made anew at every full second; with a clock of the user's own just once. */
export function useChecks(inputs: CheckInputs, expectations: Expectations): Checked {
  const { asOf } = expectations;
  const clock = useNow();
  const now = asOf.ok && asOf.value !== undefined ? asOf.value : clock;
  const { token, verdict, keyOrigin } = inputs;
  // biome-ignore lint/correctness/useExhaustiveDependencies: the words are said anew in another language
  return useMemo(() => {
    if (!token) return { checks: NO_CHECKS, conclusion: undefined };
    const checks = checkClaims({ token, verdict, keyOrigin, expectations, now });
    return { checks, conclusion: verdict && conclude(checks, verdict) };
  }, [token, verdict, keyOrigin, expectations, now, spokenTag()]);
}
