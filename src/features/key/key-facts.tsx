import { Suspense, useState } from 'react';
import type { KeyMaterial } from '../../core/keys/key-material.ts';
import type { SignatureVerdict } from '../../core/verdict/signature-verdict.ts';
import { say } from '../../core/words/say.ts';
import { lazyPane } from '../shared/lazy-pane.tsx';

export interface KeyFactsProps {
  /** All keys in the Key box. */
  readonly keys: readonly [KeyMaterial, ...KeyMaterial[]];
  readonly verdict: SignatureVerdict | undefined;
}

/** With the libraries that read and write keys: a chunk of its own, fetched when it is opened. */
const KeyFactsBody = lazyPane(() =>
  import('./key-facts-body.tsx').then((module) => module.KeyFactsBody),
);

/** All that can be told of the keys, and their other forms, for whoever opens it. */
export function KeyFacts(props: KeyFactsProps) {
  const [open, setOpen] = useState(false);
  return (
    <details
      className="border-t border-line text-12"
      onToggle={(event) => setOpen(event.currentTarget.open)}
    >
      <summary className="px-3.5 py-2 text-muted hover:text-text">{say`Key facts`}</summary>
      {open && (
        <Suspense fallback={<p className="px-3.5 pb-3 text-muted">{say`One moment.`}</p>}>
          <KeyFactsBody {...props} />
        </Suspense>
      )}
    </details>
  );
}
