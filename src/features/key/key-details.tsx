import { Suspense } from 'react';
import { say } from '../../core/words/say.ts';
import { Dialog } from '../../ui/dialog.tsx';
import { lazyPane } from '../shared/lazy-pane.tsx';
import type { KeyDetailsProps } from './key-details-body.tsx';

/** With the libraries that read and write keys: a chunk of its own. */
const KeyDetailsBody = lazyPane(() =>
  import('./key-details-body.tsx').then((module) => module.KeyDetailsBody),
);

/** All that can be told of the keys, and their other forms. */
export function KeyDetails({
  onClose,
  ...props
}: KeyDetailsProps & { readonly onClose: () => void }) {
  return (
    <Dialog title={say`Key details`} closeLabel={say`Close`} onClose={onClose}>
      <Suspense fallback={<p className="p-4 text-muted">{say`Loading…`}</p>}>
        <KeyDetailsBody {...props} />
      </Suspense>
    </Dialog>
  );
}
