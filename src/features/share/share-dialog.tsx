import { say } from '../../core/words/say.ts';
import type { Workspace } from '../../session/workspace.ts';
import { Dialog } from '../../ui/dialog.tsx';
import { Segments } from '../../ui/segments.tsx';
import type { DialogName, ReportedToken } from '../shared/dialogs.ts';
import { ShareLink } from './share-link.tsx';
import { ShareTicket } from './share-ticket.tsx';

export interface ShareProps {
  readonly workspace: Workspace;
  readonly subject: ReportedToken;
}

interface ShareDialogProps extends ShareProps {
  readonly part: 'link' | 'ticket';
  readonly onPart: (part: DialogName) => void;
  readonly onClose: () => void;
}

/** Ways to show the token to others. Nothing of it is made before a button is pressed. */
export function ShareDialog({ part, onPart, onClose, ...props }: ShareDialogProps) {
  const { token, verdict } = props.subject;
  return (
    <Dialog title={say`Share`} closeLabel={say`Close`} onClose={onClose}>
      <div className="grid gap-3.5 px-4 py-3.5 text-13">
        <div>
          <Segments
            label={say`What to share`}
            options={{ link: say`Link`, ticket: say`Report for a ticket` }}
            value={part}
            onChange={onPart}
          />
        </div>
        {!token || !verdict ? (
          <p className="text-muted">{say`No token to share, or the token is still being read.`}</p>
        ) : part === 'link' ? (
          <ShareLink {...props} token={token} verdict={verdict} />
        ) : (
          <ShareTicket {...props} token={token} verdict={verdict} />
        )}
      </div>
    </Dialog>
  );
}
