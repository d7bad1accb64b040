import { Suspense, useState } from 'react';
import type { Finding } from '../core/audit/audit-rule.ts';
import type { TokenIdentity } from '../core/audit/identify-token.ts';
import type { ReviewedToken } from '../core/conclusion/reviewed-token.ts';
import type { DecodedToken } from '../core/decode/decoded-token.ts';
import type { KeyReading } from '../core/keys/key-material.ts';
import type { SignatureVerdict } from '../core/verdict/signature-verdict.ts';
import type { Harmless } from '../features/privacy/harmless-marks.ts';
import { type Emptied, IdleLock } from '../features/privacy/idle-lock.tsx';
import { ShowButtons } from '../features/privacy/show-buttons.tsx';
import { useQuoteBlur } from '../features/privacy/use-quote-blur.ts';
import { useSharing } from '../features/privacy/use-sharing.ts';
import { PrintedReport } from '../features/share/printed-report.tsx';
import { lazyPane } from '../features/shared/lazy-pane.tsx';
import {
  type LockMinutes,
  readLock,
  readSharing,
  rememberLock,
  rememberSharing,
} from '../session/settings.ts';
import type { Workspace } from '../session/workspace.ts';

/** What lies on the desk: what is opened by a click or a key, or nothing but its quiet duties. */
export type DeskPart = 'quiet' | 'settings' | 'link' | 'ticket' | 'print';

/** The token at hand and what is known of it. */
export interface DeskSubject {
  readonly token: DecodedToken | undefined;
  /** What holds the claims. */
  readonly inmost: DecodedToken | undefined;
  /** What the conclusion is derived from. */
  readonly review: ReviewedToken | undefined;
  readonly verdict: SignatureVerdict | undefined;
  readonly reading: KeyReading;
  readonly findings: readonly Finding[];
  readonly identity: TokenIdentity | undefined;
}

export interface DeskProps {
  readonly part: DeskPart;
  readonly onPart: (part: DeskPart) => void;
  readonly workspace: Workspace;
  readonly subject: DeskSubject;
  /** What stands in the boxes for header and payload. */
  readonly texts: { readonly header: string; readonly payload: string };
  readonly onHarmless: (harmless: Harmless | undefined) => void;
  readonly emptied: Emptied | undefined;
  readonly onEmpty: (emptied: Emptied) => void;
}

const SettingsDialog = lazyPane(() =>
  import('../features/settings/settings-dialog.tsx').then((panes) => panes.SettingsDialog),
);
const ShareDialog = lazyPane(() =>
  import('../features/share/share-dialog.tsx').then((panes) => panes.ShareDialog),
);

/** What opens over the panes, and what watches over the boxes when it is told to. */
export function Desk(props: DeskProps) {
  const { part, onPart, workspace, subject, texts, onHarmless, emptied, onEmpty } = props;
  const [lock, setLock] = useState<LockMinutes>(readLock);
  const [isSharing, setSharing] = useState(readSharing);
  useSharing(isSharing, texts, onHarmless);
  useQuoteBlur(isSharing, texts);
  const close = () => onPart('quiet');
  const share = (isOn: boolean) => {
    setSharing(isOn);
    rememberSharing(isOn);
  };
  return (
    <>
      <IdleLock minutes={lock} workspace={workspace} emptied={emptied} onEmpty={onEmpty} />
      {isSharing && <ShowButtons isThere={subject.token !== undefined} />}
      <PrintedReport
        isWanted={part === 'print'}
        workspace={workspace}
        subject={subject}
        onPrinted={close}
      />
      <Suspense fallback={null}>
        {part === 'settings' && (
          <SettingsDialog
            lock={lock}
            onLock={(minutes) => {
              setLock(minutes);
              rememberLock(minutes);
            }}
            isSharing={isSharing}
            onSharing={share}
            onClose={close}
          />
        )}
        {(part === 'link' || part === 'ticket') && (
          <ShareDialog
            part={part}
            onPart={onPart}
            workspace={workspace}
            subject={subject}
            onClose={close}
          />
        )}
      </Suspense>
    </>
  );
}
