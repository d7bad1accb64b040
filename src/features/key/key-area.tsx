import { memo, Suspense } from 'react';
import { carriesChain } from '../../core/decode/jose-header.ts';
import { findSignatureAlgorithm } from '../../core/registry/algorithms.ts';
import { originOfVerdict } from '../../core/verdict/weigh-origin.ts';
import { openingReading, readingOf } from '../../session/diagnosis.ts';
import { selectAlgorithm } from '../../session/editing.ts';
import { selectFetchSource } from '../../session/fetch-source.ts';
import type { Snapshot } from '../../session/session.ts';
import { useStore } from '../../ui/store.ts';
import type { FetchProgress } from '../shared/key-fetch.ts';
import { EmbeddedKeyNote } from '../shared/lazy-notes.ts';
import { lazyPane } from '../shared/lazy-pane.tsx';
import { usePage, useSession, useSessionLater } from '../shared/page.ts';
import { KeyPane } from './key-pane.tsx';

/** The key that checks, signs or opens the token. */
export const KeyArea = memo(function KeyArea(_: { readonly language: string }) {
  return <Key />;
});

function Key() {
  const { session, keyFetch } = usePage();
  const { dispatch } = session;
  const token = useSessionLater(({ token }) => token);
  const algorithmName = useSessionLater(selectAlgorithm);
  const isEncrypted = token?.form === 'jwe';
  return (
    <KeyPane
      text={useSession(({ input }) => input.keyText)}
      encoding={useSession(({ input }) => input.secretEncoding)}
      passphrase={useSession(({ input }) => input.passphrase)}
      origin={useSessionLater(selectOrigin)}
      isGenerated={useSessionLater(selectIsGenerated)}
      reading={useSessionLater(({ reading }) => reading)}
      algorithmName={token && algorithmName}
      algorithm={isEncrypted ? undefined : findSignatureAlgorithm(algorithmName ?? '')}
      isEncrypted={isEncrypted}
      keyId={token?.keyId}
      suggestion={useSessionLater(
        ({ diagnosis, verdict }) => readingOf(diagnosis) ?? openingReading(verdict),
      )}
      token={token}
      verdict={useSessionLater(({ verdict }) => verdict)}
      progress={useStore(keyFetch, selectProgress)}
      fetchSource={useSessionLater(selectFetchSource)}
      onFetch={keyFetch.start}
      onStop={keyFetch.stop}
      onText={(text) => dispatch({ type: 'type-key', text })}
      onConfirm={() => {
        const { reading } = session.snapshot();
        if (reading.state === 'read') dispatch({ type: 'confirm-keys', keys: reading.keys });
      }}
      onSecret={(text, encoding) => dispatch({ type: 'read-secret', text, encoding })}
      onPassphrase={(passphrase) => dispatch({ type: 'type-passphrase', passphrase })}
    >
      <Embedded />
      <Roots />
    </KeyPane>
  );
}

function selectProgress({ progress }: { readonly progress: FetchProgress }): FetchProgress {
  return progress;
}

/** Whether the key in the Key field was generated here. */
function selectIsGenerated({ input }: Snapshot): boolean {
  return input.keyText !== '' && input.keyText === input.generatedKey;
}

/** Where the key came from that the verdict rests on. */
function selectOrigin({ judgement, reading, input }: Snapshot) {
  return originOfVerdict(judgement?.signature, reading, input.knownOrigins);
}

const TrustPane = lazyPane(() => import('./trust-pane.tsx').then((panes) => panes.TrustPane));

/** Asks for root certificates where a token brings a chain. */
function Roots() {
  const { session } = usePage();
  const isWanted = useSessionLater(selectCarriesChain);
  if (!isWanted) return null;
  return (
    <Suspense fallback={<div className="h-36 shrink-0" />}>
      <TrustPane dispatch={session.dispatch} />
    </Suspense>
  );
}

function selectCarriesChain({ token, judgement }: Snapshot): boolean {
  if (token && carriesChain(token)) return true;
  return judgement?.layers.some((layer) => carriesChain(layer.token)) ?? false;
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
