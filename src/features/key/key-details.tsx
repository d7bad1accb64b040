import { say } from '../../core/words/say.ts';
import { Dialog } from '../../ui/dialog.tsx';
import { KeyDetailsBody, type KeyDetailsProps } from './key-details-body.tsx';

/** All that can be told of the keys, and their other forms; it has the libraries that read and write keys. */
export function KeyDetails({
  onClose,
  ...props
}: KeyDetailsProps & { readonly onClose: () => void }) {
  return (
    <Dialog title={say`Key details`} closeLabel={say`Close`} onClose={onClose}>
      <KeyDetailsBody {...props} />
    </Dialog>
  );
}
