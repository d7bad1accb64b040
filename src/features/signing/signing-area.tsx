import { memo, type ReactNode, Suspense } from 'react';
import { editMember, selectAlgorithm } from '../../session/editing.ts';
import { memo as once } from '../../session/memo.ts';
import type { Snapshot } from '../../session/session.ts';
import { rememberAutoSign } from '../../session/settings.ts';
import { insidePanes } from '../shared/inside-panes.ts';
import { lazyPane } from '../shared/lazy-pane.tsx';
import { usePage, useSession, useSessionLater } from '../shared/page.ts';
import { selectAbility, selectReadOnly } from '../shared/selectors.ts';
import { type Copyable, CopyMenu } from './copy-menu.tsx';
import { SignBar } from './sign-bar.tsx';
import { type KeyGeneration, useKeyGeneration } from './use-key-generation.ts';

const EncryptBar = lazyPane(() => insidePanes().then((panes) => panes.EncryptBar));

/** What signs the token again, or encrypts it. A token inside another is read-only. */
export const SignArea = memo(function SignArea(_: { readonly language: string }) {
  const { session, ask, openDialog } = usePage();
  const isEncrypted = useSessionLater(({ inside }) => inside.shown?.form === 'jwe');
  const has = useSessionLater(selectCopyable);
  const generation = useKeyGeneration(session);
  const Bar = isEncrypted ? Encrypting : Signing;
  return (
    <Bar generation={generation}>
      <span className="ml-auto">
        <CopyMenu
          session={session}
          has={has}
          onMore={() => ask({ kind: 'commands', group: 'copy' })}
          onRefusals={() => openDialog('refusals')}
          onDpopProof={() => openDialog('dpop')}
        />
      </span>
    </Bar>
  );
});

interface BarProps {
  readonly generation: KeyGeneration;
  readonly children: ReactNode;
}

function Signing({ generation, children }: BarProps) {
  const { session } = usePage();
  const ability = useSessionLater(selectAbility);
  const isUnsigned = useSessionLater(({ composition }) => composition.unsigned);
  const setAutoSign = (isOn: boolean) => {
    rememberAutoSign(isOn);
    session.dispatch({ type: 'auto-sign', on: isOn });
    if (isOn && isUnsigned && ability.state === 'able') void session.sign();
  };
  return (
    <SignBar
      generation={generation}
      token={useSessionLater(({ inside }) => inside.shown)}
      readOnly={useSessionLater(selectReadOnly)}
      algorithmName={useSessionLater(selectAlgorithm)}
      ability={ability}
      isUnsigned={isUnsigned}
      isSigned={useSessionLater(selectIsSigned)}
      autoSign={useSession(({ input }) => input.autoSign)}
      onAlgorithm={(name) => editMember(session, 'header', 'alg', JSON.stringify(name))}
      onAutoSign={setAutoSign}
      onSign={() => void session.sign()}
    >
      {children}
    </SignBar>
  );
}

function Encrypting({ generation, children }: BarProps) {
  const { session } = usePage();
  const token = useSessionLater(({ token }) => token);
  const headerText = useSessionLater(({ headerText }) => headerText);
  const reading = useSessionLater(({ reading }) => reading);
  const readOnly = useSessionLater(selectReadOnly);
  const refusal = useSessionLater(({ composition }) => composition.refusal);
  const isEncrypted = useSessionLater(({ input }) => input.draft?.placed === true);
  if (!token) return null;
  return (
    <Suspense fallback={null}>
      <EncryptBar
        {...{ token, headerText, reading, readOnly, refusal, isEncrypted, generation }}
        onAlgorithm={(name) => editMember(session, 'header', 'alg', JSON.stringify(name))}
        onEncryption={(name) => editMember(session, 'header', 'enc', JSON.stringify(name))}
        onEncrypt={session.encryptAgain}
      >
        {children}
      </EncryptBar>
    </Suspense>
  );
}

/** Whether the signature of the token was made here. */
function selectIsSigned({ input, composition }: Snapshot): boolean {
  return input.signed !== undefined && !composition.unsigned && !composition.pending;
}

const copyable = once(
  (token: boolean, compact: boolean, privateKey: boolean): Copyable => ({
    token,
    compact,
    privateKey,
  }),
);

function selectCopyable({ token, input, reading }: Snapshot): Copyable {
  const hasPrivateKey =
    reading.state === 'read' && reading.keys.some(({ kind }) => kind === 'private');
  const isCompact = token !== undefined && token.found.json === undefined;
  return copyable(input.text !== '', isCompact, hasPrivateKey);
}
