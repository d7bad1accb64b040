import { memo, Suspense } from 'react';
import { editMember, selectAlgorithm } from '../../session/editing.ts';
import { insidePanes } from '../shared/inside-panes.ts';
import { lazyPane } from '../shared/lazy-pane.tsx';
import { usePage, useSessionLater } from '../shared/page.ts';
import { selectAbility, selectReadOnly } from '../shared/selectors.ts';
import { SignBar } from './sign-bar.tsx';
import { SignaturePane } from './signature-pane.tsx';

const EncryptionPane = lazyPane(() => insidePanes().then((panes) => panes.EncryptionPane));

/** What the token ends with. */
export function SignatureArea() {
  const isEncrypted = useSessionLater(({ inside }) => inside.shown?.form === 'jwe');
  const token = useSessionLater(({ inside }) => inside.shown);
  return isEncrypted ? <Encryption /> : <SignaturePane token={token} />;
}

/** What signs the token again. A token inside another is signed by nothing here. */
export const SignArea = memo(function SignArea(_: { readonly language: string }) {
  const { session } = usePage();
  const isEncrypted = useSessionLater(({ inside }) => inside.shown?.form === 'jwe');
  const token = useSessionLater(({ inside }) => inside.shown);
  const readOnly = useSessionLater(selectReadOnly);
  const algorithmName = useSessionLater(selectAlgorithm);
  const ability = useSessionLater(selectAbility);
  if (isEncrypted) return null;
  return (
    <SignBar
      {...{ token, readOnly, algorithmName, ability }}
      onAlgorithm={(name) => editMember(session, 'header', 'alg', JSON.stringify(name))}
      onSign={() => void session.sign()}
    />
  );
});

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
