import { Suspense } from 'react';
import type { FoundToken } from '../../core/extract/found-token.ts';
import type { KeyReading } from '../../core/keys/key-material.ts';
import { say } from '../../core/words/say.ts';
import type { Scan } from '../../session/token-search.ts';
import type { Workspace } from '../../session/workspace.ts';
import { NotLoaded } from '../../ui/not-loaded.tsx';
import { lazyPane } from '../shared/lazy-pane.tsx';

export interface TokensFoundProps {
  readonly tokens: readonly FoundToken[];
  readonly scan: Scan | undefined;
  readonly workspace: Workspace;
  readonly reading: KeyReading;
  readonly onSelect: (index: number) => void;
}

/** A chunk of its own: most texts hold one token. */
const TokensFoundBody = lazyPane(
  () => import('./tokens-found-body.tsx').then((module) => module.TokensFoundBody),
  () => (
    <NotLoaded words={say`Couldn’t load the list of tokens. Check your connection and reload.`} />
  ),
);

/** The tokens of the text, when there is more than one, and how the search of a long text goes. */
export function TokensFound(props: TokensFoundProps) {
  if (props.tokens.length < 2 && !props.scan) return null;
  return (
    <Suspense fallback={<TokensRow />}>
      <TokensFoundBody {...props} />
    </Suspense>
  );
}

/** The place of the list, in the frame of the input. */
export function TokensRow() {
  return (
    <div className="pane pane-tokens">
      <div className="tokens-row" />
    </div>
  );
}
