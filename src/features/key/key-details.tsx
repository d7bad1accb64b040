import { explainKeyReading } from '../../core/explain/explain-key-reading.ts';
import type { SecretEncoding } from '../../core/keys/key-material.ts';
import { say } from '../../core/words/say.ts';
import { Dialog } from '../../ui/dialog.tsx';
import { KeyDetailsBody, type KeyDetailsProps } from './key-details-body.tsx';

interface KeyDialogProps extends Omit<KeyDetailsProps, 'words'> {
  readonly encoding: SecretEncoding;
  readonly isEncrypted: boolean;
  readonly onClose: () => void;
}

/** All that can be told of the keys, and their other forms; it has the libraries that read and write keys. */
export function KeyDetails({ encoding, isEncrypted, onClose, ...props }: KeyDialogProps) {
  const purpose = isEncrypted ? 'encryption' : 'signature';
  return (
    <Dialog title={say`Key details`} closeLabel={say`Close`} onClose={onClose}>
      <KeyDetailsBody {...props} words={explainKeyReading(props.reading, encoding, purpose)} />
    </Dialog>
  );
}
