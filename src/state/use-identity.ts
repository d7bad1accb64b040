import { useMemo } from 'react';
import type { TokenIdentity } from '../core/audit/identify-token.ts';
import type { DecodedToken } from '../core/decode/decoded-token.ts';
import { spokenTag } from '../core/words/say.ts';
import { useAudit } from './use-audit.ts';

/** What kind of token it looks like and whose, once the chunk that knows is here. */
export function useIdentity(token: DecodedToken | undefined): TokenIdentity | undefined {
  const audit = useAudit();
  // biome-ignore lint/correctness/useExhaustiveDependencies: the words are said anew in another language
  return useMemo(
    () => (token && typeof audit !== 'string' ? audit.identifyToken(token) : undefined),
    [token, audit, spokenTag()],
  );
}
