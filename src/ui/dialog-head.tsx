import { X } from 'lucide-react';
import { IconButton } from './button.tsx';

interface DialogHeadProps {
  /** Of the title, which names the dialog. */
  readonly id: string;
  readonly title: string;
  readonly closeLabel: string;
  readonly onClose: () => void;
}

/** The title of a dialog, and the button that closes it. */
export function DialogHead({ id, title, closeLabel, onClose }: DialogHeadProps) {
  return (
    <div className="sticky top-0 z-10 flex min-h-11 shrink-0 items-center border-b border-line bg-surface py-1 pr-2 pl-4">
      <h2 id={id} className="mr-auto text-15 font-semibold">
        {title}
      </h2>
      <IconButton icon={X} label={closeLabel} onClick={onClose} />
    </div>
  );
}
