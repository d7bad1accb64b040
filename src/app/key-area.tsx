import { Suspense } from 'react';
import { findSignatureAlgorithm } from '../core/registry/algorithms.ts';
import { originOfVerdict } from '../core/verdict/weigh-origin.ts';
import { KeyPane } from '../panes/key-pane.tsx';
import { EmbeddedKeyNote } from '../panes/lazy-notes.ts';
import { makeEncryptionKey } from '../state/make-key.ts';
import { openingReading, readingOf } from '../state/use-diagnosis.ts';
import { Resizable } from './resizable.tsx';
import type { Page } from './use-page.ts';

/** The key that checks, signs or opens the token. */
export function KeyArea({ page }: { readonly page: Page }) {
  const { workspace, dispatch, token, reading, editing, judgement, verdict } = page;
  const embedded = judgement?.study?.evidence.embedded;
  const isEncrypted = token?.form === 'jwe';
  const algorithmName = editing.algorithmName ?? '';
  return (
    <div className="area-key">
      <Resizable of="key">
        <KeyPane
          text={workspace.keyText}
          encoding={workspace.secretEncoding}
          origin={originOfVerdict(judgement?.signature, reading, workspace.knownOrigins)}
          token={token}
          reading={reading}
          passphrase={workspace.passphrase}
          algorithm={isEncrypted ? undefined : findSignatureAlgorithm(algorithmName)}
          keyManagement={
            isEncrypted
              ? {
                  name: algorithmName,
                  make: (rsaSize) => makeEncryptionKey(editing.headerText, rsaSize),
                }
              : undefined
          }
          keyId={token?.keyId}
          suggestion={readingOf(page.diagnosis) ?? openingReading(verdict)}
          verdict={verdict}
          onText={(text) => dispatch({ type: 'type-key', text })}
          onFetched={(text, origin, keys) => dispatch({ type: 'put-key', text, origin, keys })}
          onConfirm={() =>
            reading.state === 'read' && dispatch({ type: 'confirm-keys', keys: reading.keys })
          }
          onSecret={(text, encoding) => dispatch({ type: 'read-secret', text, encoding })}
          onPassphrase={(passphrase) => dispatch({ type: 'type-passphrase', passphrase })}
        >
          {embedded && (
            <Suspense fallback={null}>
              <EmbeddedKeyNote
                verdict={verdict}
                embedded={embedded}
                isChecked={workspace.checksInside}
                onCheck={(on) => dispatch({ type: 'check-inside', on })}
              />
            </Suspense>
          )}
        </KeyPane>
      </Resizable>
    </div>
  );
}
