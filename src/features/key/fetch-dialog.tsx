import { say } from '../../core/words/say.ts';
import { Dialog } from '../../ui/dialog.tsx';
import { FetchPane, type FetchPaneProps } from './fetch-pane.tsx';

interface FetchDialogProps extends FetchPaneProps {
  readonly onClose: () => void;
}

/** Every source of keys, and what became of the last fetch. */
export function FetchDialog({ onClose, ...pane }: FetchDialogProps) {
  return (
    <Dialog title={say`Fetch keys`} closeLabel={say`Close`} onClose={onClose}>
      <FetchPane {...pane} />
    </Dialog>
  );
}
