import { FolderOpen } from 'lucide-react';
import { type ClipboardEvent, type DragEvent, useId, useRef, useState } from 'react';
import type { SignatureVerdict, TrustedChain } from '../../core/verdict/signature-verdict.ts';
import { formatNumber } from '../../core/words/format-number.ts';
import { cut } from '../../core/words/quote.ts';
import { say, sayCount } from '../../core/words/say.ts';
import { sentences } from '../../core/words/sentences.ts';
import { pasteLong } from '../../editor/long-paste.ts';
import type { HistoryAction } from '../../session/history.ts';
import type { Snapshot } from '../../session/session.ts';
import { Button, IconButton } from '../../ui/button.tsx';
import { Coded } from '../../ui/quoted.tsx';
import { useSession, useSessionLater } from '../shared/page.ts';
import { openKeyFile, readKeyDrop, readKeyPaste } from '../shared/read-drop.ts';
import { ChainDialog } from './chain-dialog.tsx';

/** Enough for a distinguished name with all its parts. */
const LONGEST_NAME = 200;

interface TrustPaneProps {
  readonly dispatch: (action: HistoryAction) => void;
}

/** The roots that the user trusts, and what the chain of the token comes to by them. */
export function TrustPane({ dispatch }: TrustPaneProps) {
  const roots = useSession(({ input }) => input.roots);
  const verdict = useSessionLater(selectChainVerdict);
  const token = useSessionLater(({ token }) => token);
  const isKeyInUse = useSessionLater(({ reading }) => reading.state !== 'empty');
  const mayBeRoot = useSessionLater(selectMayBeRoot);
  const unread = useSessionLater(selectUnread);
  const [isOpen, setOpen] = useState(false);
  const id = useId();
  const onText = (text: string) => dispatch({ type: 'type-roots', text });
  return (
    <section aria-label={say`Trust in the chain`} className="shrink-0 border-t border-line text-12">
      <div className="flex min-h-9 items-center justify-between gap-2 pr-2 pl-4">
        <label htmlFor={id} className="font-medium">
          {say`Root certificates`}
        </label>
        <span className="flex items-center gap-1">
          <Button small look="ghost" aria-haspopup="dialog" onClick={() => setOpen(true)}>
            {say`Certificate chain`}
          </Button>
          <RootFile onText={onText} />
        </span>
      </div>
      <RootsBox id={id} text={roots} onText={onText} />
      <div className="flex min-h-10 flex-wrap items-center justify-between gap-x-3 gap-y-1 px-4 pb-2 text-muted">
        <ChainStatus {...{ roots, verdict, isKeyInUse, unread }} />
        {mayBeRoot && (
          <Button small onClick={() => dispatch({ type: 'key-to-roots' })}>
            {say`Use as root certificate`}
          </Button>
        )}
      </div>
      {verdict?.state === 'verified' && verdict.chain && (
        <Signer
          chain={verdict.chain}
          onExpect={(subject) => dispatch({ type: 'expect-signer', subject })}
        />
      )}
      {isOpen && (
        <ChainDialog links={linksOf(verdict)} token={token} onClose={() => setOpen(false)} />
      )}
    </section>
  );
}

/** The verdict on the layer that a chain has a say in; undefined where there is none. */
function selectChainVerdict({ review }: Snapshot): SignatureVerdict | undefined {
  const verdicts = review?.layers.map(({ verdict }) => verdict) ?? [];
  return verdicts.find((verdict) => verdict && linksOf(verdict)) ?? verdicts[0];
}

function linksOf(verdict: SignatureVerdict | undefined) {
  return verdict && 'chain' in verdict ? verdict.chain?.links : undefined;
}

function selectUnread({ judgement }: Snapshot): number {
  return judgement?.layers.find(({ chain }) => chain)?.chain?.unreadRoots ?? 0;
}

/** A certificate in the Key field that did not sign the token. */
function selectMayBeRoot({ reading, verdict }: Snapshot): boolean {
  const isCertificate = reading.state === 'read' && reading.format === 'certificate';
  return isCertificate && verdict !== undefined && verdict.state !== 'verified';
}

interface RootsBoxProps {
  readonly id: string;
  readonly text: string;
  readonly onText: (text: string) => void;
}

function RootsBox({ id, text, onText }: RootsBoxProps) {
  return (
    <textarea
      id={id}
      aria-label={say`Root certificates`}
      data-undo="page"
      className="key-box roots-box"
      value={text}
      rows={2}
      placeholder={say`Paste the root certificate that you trust, PEM or Base64`}
      spellCheck={false}
      autoComplete="off"
      autoCapitalize="off"
      autoCorrect="off"
      translate="no"
      onChange={({ target }) => onText(target.value)}
      onDropCapture={(event: DragEvent) => readKeyDrop(event, onText, (file) => onText(file.text))}
      onPaste={(event: ClipboardEvent<HTMLTextAreaElement>) => {
        readKeyPaste(event, (file) => onText(file.text));
        pasteLong(event, onText);
      }}
    />
  );
}

function RootFile({ onText }: Pick<RootsBoxProps, 'onText'>) {
  const picker = useRef<HTMLInputElement>(null);
  return (
    <>
      <input
        ref={picker}
        type="file"
        hidden
        aria-label={say`Root certificate file`}
        onChange={({ target }) => {
          const file = target.files?.[0];
          if (file) openKeyFile(file, ({ text }) => onText(text));
          target.value = '';
        }}
      />
      <IconButton
        small
        icon={FolderOpen}
        label={say`Open root certificate file`}
        onClick={() => picker.current?.click()}
      />
    </>
  );
}

interface ChainStatusProps {
  readonly roots: string;
  readonly verdict: SignatureVerdict | undefined;
  readonly isKeyInUse: boolean;
  /** Parts of the roots that are not certificates. */
  readonly unread: number;
}

function ChainStatus(props: ChainStatusProps) {
  const { verdict, unread } = props;
  const isBad = verdict?.state === 'unverified' && verdict.reason === 'chain-untrusted';
  const isGood = verdict?.state === 'verified' && verdict.chain !== undefined;
  const look = isBad ? 'text-bad' : isGood ? 'text-ok' : '';
  return (
    <p
      role="note"
      aria-label={say`Result for the chain`}
      data-trust={isBad ? 'untrusted' : isGood ? 'trusted' : 'none'}
      className={`min-w-0 flex-1 wrap-anywhere ${look}`}
    >
      <Coded>
        {sentences(
          describe(props),
          unread > 0 && linksOf(verdict)
            ? sayCount(
                unread,
                'One part of “Root certificates” is not a certificate.',
                '{0} parts of “Root certificates” are not certificates.',
              )
            : '',
        )}
      </Coded>
    </p>
  );
}

function describe({ roots, verdict, isKeyInUse }: ChainStatusProps): string {
  if (isKeyInUse && !linksOf(verdict)) {
    return say`The Key field contains a key, so roots are not used. Clear the Key field to verify by a chain.`;
  }
  if (roots.trim() === '') {
    return say`“x5c” counts only by a chain to a root that you trust. Get the root from the certificate authority, not from the token.`;
  }
  if (verdict?.state === 'verified' && verdict.chain) {
    const { links, root } = verdict.chain;
    const count = links.filter(({ role }) => role !== 'extra').length;
    return say`${formatNumber(count)} certificates, by a chain to the root you gave (“${cut(root, LONGEST_NAME)}”). Revocation is not checked.`;
  }
  if (verdict?.state === 'unverified' && verdict.reason === 'chain-untrusted') {
    return verdict.chainWords.explain(verdict.chain);
  }
  if (verdict?.state === 'unverified' && verdict.reason === 'no-key') {
    return say`The code that verifies certificates could not be loaded. Check your connection and reload the page.`;
  }
  if (verdict?.state === 'invalid' && verdict.reason === 'mismatch') {
    return say`The chain ends in your root, but the key of the first certificate did not sign this token.`;
  }
  return '';
}

interface SignerProps {
  readonly chain: TrustedChain;
  readonly onExpect: (subject: string) => void;
}

/** A root vouches for many, so the user says whose certificate it must be. */
function Signer({ chain, onExpect }: SignerProps) {
  const { subject, expected } = chain;
  const isConfirmed = expected === subject;
  return (
    <div className="flex flex-wrap items-center justify-between gap-x-3 gap-y-1 border-t border-line px-4 py-2 text-muted">
      <span className="min-w-0 flex-1 wrap-anywhere">
        {say`Certificate of the signer:`}{' '}
        <span translate="no" className="font-mono text-text">
          {cut(subject, LONGEST_NAME)}
        </span>
      </span>
      <Button small aria-pressed={isConfirmed} onClick={() => onExpect(isConfirmed ? '' : subject)}>
        {say`Expect this signer`}
      </Button>
    </div>
  );
}
