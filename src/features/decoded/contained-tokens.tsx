import { useMemo } from 'react';
import { containedTokens } from '../../core/decode/contained-tokens.ts';
import type { DecodedToken } from '../../core/decode/decoded-token.ts';
import { summarizeToken } from '../../core/extract/summarize-token.ts';
import { say } from '../../core/words/say.ts';
import { Button } from '../../ui/button.tsx';
import { Panel } from '../../ui/panel.tsx';

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
    <Panel title={say`Tokens in the payload`}>
      <ul
        aria-label={say`Tokens in the payload`}
        className="max-h-60 divide-y divide-line overflow-y-auto"
      >
        {contained.map(({ pointer, compact }) => {
          const { kind, algorithm } = summarizeToken(compact);
          const facts = [kind === 'unknown' ? undefined : kind, algorithm].filter(Boolean);
          return (
            <li key={pointer} className="flex items-center gap-3 px-3.5 py-1.5 text-13">
              <code translate="no" className="sensitive min-w-0 truncate">
                {pointer}
              </code>
              <span className="shrink-0 text-12 text-muted" translate="no">
                {facts.join(' ')}
              </span>
              <Button
                className="ml-auto shrink-0"
                aria-label={say`Open ${pointer} as the token`}
                onClick={() => onOpen(compact)}
              >
                {say`Open`}
              </Button>
            </li>
          );
        })}
      </ul>
    </Panel>
  );
}
