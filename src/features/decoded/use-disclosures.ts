import { useCallback } from 'react';
import type { DecodedToken } from '../../core/decode/decoded-token.ts';
import type { SdJwtReport } from '../../core/verdict/sd-jwt-report.ts';
import { verifyDisclosures } from '../../crypto/evidence/verify-disclosures.ts';
import { type Answer, useAnswer } from '../shared/use-answer.ts';

/** What is found out about the disclosures of exactly this token. */
export function useDisclosures(token: DecodedToken): Answer<SdJwtReport | undefined> {
  return useAnswer(useCallback(() => verifyDisclosures(token), [token]));
}
