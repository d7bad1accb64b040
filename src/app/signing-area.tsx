import { Suspense } from 'react';
import { lazyPane } from '../panes/lazy-pane.tsx';
import { SignaturePane } from '../panes/signature-pane.tsx';
import { judgeSigning } from '../panes/signing-ability.ts';
import { insidePanes } from './inside-panes.ts';
import type { Page } from './use-page.ts';

const EncryptionPane = lazyPane(() => insidePanes().then((panes) => panes.EncryptionPane));

/** What the token ends with, and what makes it anew. */
export function SigningArea({ page }: { readonly page: Page }) {
  const { token, reading, inside, readOnly, editing, encrypted, algorithmName, composition } = page;
  const { shown, index } = inside;
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
      algorithmName={algorithmName}
      ability={judgeSigning({
        hasToken: token !== undefined,
        isInside: index > 0,
        problem: composition.problem,
        algorithmName,
        keyId: shown?.keyId,
        reading,
        refused: page.refused,
      })}
      onAlgorithm={editing.setAlgorithm}
      onSign={() => void editing.sign()}
    />
  );
}
