import { Suspense, useState } from 'react';
import type { Harmless } from '../features/privacy/harmless-marks.ts';
import { type Emptied, IdleLock } from '../features/privacy/idle-lock.tsx';
import { ShowButtons } from '../features/privacy/show-buttons.tsx';
import { useQuoteBlur } from '../features/privacy/use-quote-blur.ts';
import { useSharing } from '../features/privacy/use-sharing.ts';
import { PrintedReport } from '../features/share/printed-report.tsx';
import type { DialogName, ReportedToken } from '../features/shared/dialogs.ts';
import { lazyPane } from '../features/shared/lazy-pane.tsx';
import {
  type LockMinutes,
  readLock,
  readSharing,
  rememberLock,
  rememberSharing,
} from '../session/settings.ts';
import type { Workspace } from '../session/workspace.ts';

export interface DialogsProps {
  readonly part: DialogName;
  readonly onPart: (part: DialogName) => void;
  readonly workspace: Workspace;
  readonly subject: ReportedToken;
  /** What is in the boxes for header and payload. */
  readonly texts: { readonly header: string; readonly payload: string };
  readonly onHarmless: (harmless: Harmless | undefined) => void;
  readonly emptied: Emptied | undefined;
  readonly onEmpty: (emptied: Emptied | undefined) => void;
}

const SettingsDialog = lazyPane(() =>
  import('../features/settings/settings-dialog.tsx').then((panes) => panes.SettingsDialog),
);
const AboutDialog = lazyPane(() =>
  import('../features/settings/about-dialog.tsx').then((panes) => panes.AboutDialog),
);
const ShareDialog = lazyPane(() =>
  import('../features/share/share-dialog.tsx').then((panes) => panes.ShareDialog),
);
const OpenHereDialog = lazyPane(() =>
  import('../features/share/open-here-dialog.tsx').then((panes) => panes.OpenHereDialog),
);
const RefusalDialog = lazyPane(() =>
  import('../features/refusals/refusal-dialog.tsx').then((panes) => panes.RefusalDialog),
);

const StepsDialog = lazyPane(() =>
  import('../features/steps/steps-dialog.tsx').then((panes) => panes.StepsDialog),
);

const DpopDialog = lazyPane(() =>
  import('../features/dpop/dpop-dialog.tsx').then((panes) => panes.DpopDialog),
);

/** What opens over the panes, and what watches over the boxes when it is told to. */
export function Dialogs(props: DialogsProps) {
  const { part, onPart, workspace, subject, texts, onHarmless, emptied, onEmpty } = props;
  const [lock, setLock] = useState<LockMinutes>(readLock);
  const [isSharing, setSharing] = useState(readSharing);
  useSharing(isSharing, texts, onHarmless);
  useQuoteBlur(isSharing, texts);
  const close = () => onPart('none');
  const share = (isOn: boolean) => {
    setSharing(isOn);
    rememberSharing(isOn);
  };
  return (
    <>
      <IdleLock minutes={lock} emptied={emptied} onEmpty={onEmpty} />
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
            onOpenHere={() => onPart('open-here')}
            onClose={close}
          />
        )}
        {part === 'about' && <AboutDialog onClose={close} />}
        {part === 'open-here' && <OpenHereDialog onClose={close} />}
        {part === 'refusals' && <RefusalDialog subject={subject} onClose={close} />}
        {part === 'steps' && <StepsDialog onClose={close} />}
        {part === 'dpop' && <DpopDialog text={workspace.text} subject={subject} onClose={close} />}
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
