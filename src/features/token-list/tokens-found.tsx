import { lazy, Suspense } from 'react';
import type { FoundToken } from '../../core/extract/found-token.ts';
import type { KeyReading } from '../../core/keys/key-material.ts';
import { say } from '../../core/words/say.ts';
import type { Scan } from '../../session/token-search.ts';
import type { Workspace } from '../../session/workspace.ts';
import { Panel } from '../../ui/panel.tsx';

export interface TokensFoundProps {
  readonly tokens: readonly FoundToken[];
  readonly scan: Scan | undefined;
  readonly workspace: Workspace;
  readonly reading: KeyReading;
  readonly onSelect: (index: number) => void;
}

/** A chunk of its own: most texts hold one token. */
const TokensFoundBody = lazy(() =>
  import('./tokens-found-body.tsx').then(
    (module) => ({ default: module.TokensFoundBody }),
    () => ({ default: NotLoaded }),
  ),
);

/** The tokens of the text, when there is more than one, and how the search of a long text goes. */
export function TokensFound(props: TokensFoundProps) {
  if (props.tokens.length < 2 && !props.scan) return null;
  return (
    <Suspense>
      <TokensFoundBody {...props} />
    </Suspense>
  );
}

function NotLoaded() {
  return (
    <Panel title={say`Tokens found`}>
      <p className="px-3.5 py-2.5 text-13 text-bad">
        {say`The list could not be loaded: the host is out of reach. Load the page again.`}
      </p>
    </Panel>
  );
}
