import { Suspense } from 'react';
import { lazyPane } from '../panes/lazy-pane.tsx';
import { SignaturePane } from '../panes/signature-pane.tsx';
import { insidePanes } from './inside-panes.ts';
import type { Page } from './use-page.ts';

const EncryptionPane = lazyPane(() => insidePanes().then((panes) => panes.EncryptionPane));

/** What the token ends with, and what makes it anew. */
export function SigningArea({ page }: { readonly page: Page }) {
  const { reading, readOnly, editing, encrypted } = page;
  const { shown } = page.inside;
  if (shown?.form === 'jwe') {
    return (
      <Suspense fallback={null}>
        <EncryptionPane
          token={shown}
          headerText={page.headerText}
          reading={reading}
          readOnly={readOnly}
          refusal={encrypted.refusal}
          isWaiting={encrypted.refusal !== undefined}
          onAlgorithm={editing.setAlgorithm}
          onEncryption={editing.setEncryption}
          onEncrypt={encrypted.encrypt}
        />
      </Suspense>
    );
  }
  return (
    <SignaturePane
      token={shown}
      readOnly={readOnly}
      algorithmName={page.algorithmName}
      ability={page.ability}
      onAlgorithm={editing.setAlgorithm}
      onSign={page.sign}
    />
  );
}
