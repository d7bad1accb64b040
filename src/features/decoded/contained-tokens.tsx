import { useMemo } from 'react';
import { containedTokens } from '../../core/decode/contained-tokens.ts';
import type { DecodedToken } from '../../core/decode/decoded-token.ts';
import { summarizeToken } from '../../core/extract/summarize-token.ts';
import { say, sayCount } from '../../core/words/say.ts';
import { Button } from '../../ui/button.tsx';
import { FoldRow } from './fold-row.tsx';

interface ContainedTokensProps {
  readonly token: DecodedToken;
  /** Puts the token in the Token field; Undo brings the outer one back. */
  readonly onOpen: (compact: string) => void;
}

/** Tokens that are strings in the payload, such as the credentials of a health link. */
export function ContainedTokens({ token, onOpen }: ContainedTokensProps) {
  const payload = token.claimsSet?.ok ? token.claimsSet.value.object : undefined;
  const contained = useMemo(() => (payload ? containedTokens(payload) : []), [payload]);
  if (contained.length === 0) return null;
  return (
    <FoldRow
      title={say`Tokens in the payload`}
      edge="payload"
      summary={sayCount(contained.length, '{0} token', '{0} tokens')}
    >
      <ul aria-label={say`Tokens in the payload`} className="divide-y divide-line">
        {contained.map(({ pointer, compact }) => {
          const { kind, algorithm } = summarizeToken(compact);
          const facts = [kind === 'unknown' ? undefined : kind, algorithm].filter(Boolean);
          return (
            <li key={pointer} className="flex items-center gap-3 py-1 pr-2 pl-4 text-13">
              <code translate="no" className="sensitive min-w-0 break-all">
                {pointer}
              </code>
              <span className="shrink-0 text-12 text-muted" translate="no">
                {facts.join(' ')}
              </span>
              <Button
                small
                className="ml-auto"
                aria-label={say`Open ${pointer} as the token`}
                onClick={() => onOpen(compact)}
              >
                {say`Open`}
              </Button>
            </li>
          );
        })}
      </ul>
    </FoldRow>
  );
}
