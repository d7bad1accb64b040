import { EmptyNote } from '../panes/empty-note.tsx';
import { TokenPane } from '../panes/token-pane.tsx';
import { TokensFound } from '../panes/tokens-found.tsx';
import { EXAMPLES } from '../state/examples.ts';
import { Resizable } from './resizable.tsx';
import type { Page } from './use-page.ts';

/** What was put in: the text, and the tokens in it. */
export function TokenArea({ page }: { readonly page: Page }) {
  const { workspace, tokens, scan, reading, dispatch, reveal } = page;
  const select = (index: number) => {
    dispatch({ type: 'select-token', index });
    const at = tokens[index];
    if (at) reveal.place({ part: 'token', from: at.start, to: at.end, isSeen: true });
  };
  return (
    <div className="area-token">
      <Resizable of="token">
        <TokenPane
          workspace={workspace}
          token={page.token}
          pending={page.composition.pending}
          isScanning={page.isScanning}
          isPartlySearched={scan?.state === 'cancelled'}
          onText={(text) => dispatch({ type: 'type-token', text })}
          reveal={page.revealed('token')}
        >
          {workspace.text === '' && <EmptyNote examples={EXAMPLES} onExample={page.openExample} />}
        </TokenPane>
      </Resizable>
      <TokensFound {...{ tokens, scan, workspace, reading }} onSelect={select} />
    </div>
  );
}
