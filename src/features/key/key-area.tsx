import { memo, Suspense } from 'react';
import { findSignatureAlgorithm } from '../../core/registry/algorithms.ts';
import { originOfVerdict } from '../../core/verdict/weigh-origin.ts';
import { openingReading, readingOf } from '../../session/diagnosis.ts';
import { selectAlgorithm } from '../../session/editing.ts';
import { makeEncryptionKey } from '../../session/make-key.ts';
import type { Snapshot } from '../../session/session.ts';
import { EmbeddedKeyNote } from '../shared/lazy-notes.ts';
import { usePage, useSession, useSessionLater } from '../shared/page.ts';
import { KeyPane } from './key-pane.tsx';

/** The key that checks, signs or opens the token. */
export const KeyArea = memo(function KeyArea(_: { readonly language: string }) {
  return <Key />;
});

function Key() {
  const { session } = usePage();
  const { dispatch } = session;
  const isEncrypted = useSessionLater(({ token }) => token?.form === 'jwe');
  const algorithmName = useSessionLater(selectAlgorithm) ?? '';
  return (
    <KeyPane
      text={useSession(({ input }) => input.keyText)}
      encoding={useSession(({ input }) => input.secretEncoding)}
      origin={useSessionLater(selectOrigin)}
      reading={useSessionLater(({ reading }) => reading)}
      passphrase={useSession(({ input }) => input.passphrase)}
      algorithm={isEncrypted ? undefined : findSignatureAlgorithm(algorithmName)}
      keyManagement={
        isEncrypted
          ? {
              name: algorithmName,
              make: (rsaSize) => makeEncryptionKey(session.snapshot().headerText, rsaSize),
            }
          : undefined
      }
      keyId={useSessionLater(({ token }) => token?.keyId)}
      suggestion={useSessionLater(
        ({ diagnosis, verdict }) => readingOf(diagnosis) ?? openingReading(verdict),
      )}
      token={useSessionLater(({ token }) => token)}
      verdict={useSessionLater(({ verdict }) => verdict)}
      onText={(text) => dispatch({ type: 'type-key', text })}
      onFetched={(text, origin, keys) => dispatch({ type: 'put-key', text, origin, keys })}
      onConfirm={() => {
        const { reading } = session.snapshot();
        if (reading.state === 'read') dispatch({ type: 'confirm-keys', keys: reading.keys });
      }}
      onSecret={(text, encoding) => dispatch({ type: 'read-secret', text, encoding })}
      onPassphrase={(passphrase) => dispatch({ type: 'type-passphrase', passphrase })}
    >
      <Embedded />
    </KeyPane>
  );
}

/** Where the key came from that the verdict rests on. */
function selectOrigin({ judgement, reading, input }: Snapshot) {
  return originOfVerdict(judgement?.signature, reading, input.knownOrigins);
}

/** Offers a check with the key that the token carries. */
function Embedded() {
  const { session } = usePage();
  const embedded = useSessionLater(({ judgement }) => judgement?.study?.evidence.embedded);
  const verdict = useSessionLater(({ verdict }) => verdict);
  const isChecked = useSessionLater(({ input }) => input.checksInside);
  if (!embedded) return null;
  return (
    <Suspense fallback={null}>
      <EmbeddedKeyNote
        {...{ verdict, embedded, isChecked }}
        onCheck={(on) => session.dispatch({ type: 'check-inside', on })}
      />
    </Suspense>
  );
}
