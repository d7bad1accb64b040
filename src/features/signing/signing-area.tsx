import { Suspense } from 'react';
import { editMember, selectAlgorithm } from '../../session/editing.ts';
import { insidePanes } from '../shared/inside-panes.ts';
import { lazyPane } from '../shared/lazy-pane.tsx';
import { usePage, useSessionLater } from '../shared/page.ts';
import { selectAbility, selectReadOnly } from '../shared/selectors.ts';
import { SignaturePane } from './signature-pane.tsx';

const EncryptionPane = lazyPane(() => insidePanes().then((panes) => panes.EncryptionPane));

/** What the token ends with, and what makes it again. */
export function SigningArea() {
  const isEncrypted = useSessionLater(({ inside }) => inside.shown?.form === 'jwe');
  return isEncrypted ? <Encryption /> : <Signature />;
}

function Signature() {
  const { session } = usePage();
  return (
    <SignaturePane
      token={useSessionLater(({ inside }) => inside.shown)}
      readOnly={useSessionLater(selectReadOnly)}
      algorithmName={useSessionLater(selectAlgorithm)}
      ability={useSessionLater(selectAbility)}
      onAlgorithm={(name) => editMember(session, 'header', 'alg', JSON.stringify(name))}
      onSign={() => void session.sign()}
    />
  );
}

function Encryption() {
  const { session } = usePage();
  const token = useSessionLater(({ inside }) => inside.shown);
  const headerText = useSessionLater(({ headerText }) => headerText);
  const reading = useSessionLater(({ reading }) => reading);
  const readOnly = useSessionLater(selectReadOnly);
  const refusal = useSessionLater(({ composition }) => composition.refusal);
  if (!token) return null;
  return (
    <Suspense fallback={null}>
      <EncryptionPane
        {...{ token, headerText, reading, readOnly, refusal }}
        isWaiting={refusal !== undefined}
        onAlgorithm={(name) => editMember(session, 'header', 'alg', JSON.stringify(name))}
        onEncryption={(name) => editMember(session, 'header', 'enc', JSON.stringify(name))}
        onEncrypt={session.encryptAgain}
      />
    </Suspense>
  );
}
