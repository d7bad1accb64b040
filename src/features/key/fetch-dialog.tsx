import { Suspense } from 'react';
import { say } from '../../core/words/say.ts';
import { Dialog } from '../../ui/dialog.tsx';
import { lazyPane } from '../shared/lazy-pane.tsx';
import type { FetchPaneProps } from './fetch-pane.tsx';

/** A chunk of its own: most visits fetch nothing. */
const FetchPane = lazyPane(() => import('./fetch-pane.tsx').then((module) => module.FetchPane));

interface FetchDialogProps extends FetchPaneProps {
  readonly onClose: () => void;
}

/** Every source of keys, and what became of the last fetch. */
export function FetchDialog({ onClose, ...pane }: FetchDialogProps) {
  return (
    <Dialog title={say`Fetch keys`} closeLabel={say`Close`} onClose={onClose}>
      <Suspense fallback={<p className="p-4 text-muted">{say`Loading…`}</p>}>
        <FetchPane {...pane} />
      </Suspense>
    </Dialog>
  );
}
