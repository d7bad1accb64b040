import { type ReactNode, useEffect, useId, useRef } from 'react';
import { DialogHead } from './dialog-head.tsx';

interface QuickDialogProps {
  readonly title: string;
  readonly closeLabel: string;
  readonly onClose: () => void;
  /** Gets a function that closes the dialog, upon which the focus is where it was before. */
  readonly children: (close: () => void) => ReactNode;
}

/** A modal dialog over the page, open for as long as it is there. Escape and a press beside it close it. */
export function QuickDialog({ title, closeLabel, onClose, children }: QuickDialogProps) {
  const titleId = useId();
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    const element = dialog.current;
    if (!element?.open) element?.showModal();
    // The browser would begin with the button in the heading.
    element?.querySelector<HTMLElement>('[role=combobox]')?.focus();
    const closeBeside = (event: PointerEvent) => {
      if (event.target === element) element?.close();
    };
    element?.addEventListener('pointerdown', closeBeside);
    return () => element?.removeEventListener('pointerdown', closeBeside);
  }, []);
  return (
    <dialog
      ref={dialog}
      aria-labelledby={titleId}
      onClose={onClose}
      className="mx-auto mt-[8vh] mb-auto max-h-[84vh] w-[min(620px,calc(100vw-16px))] overflow-hidden rounded-lg border border-line bg-surface p-0 text-text shadow-lg backdrop:bg-black/40"
    >
      <div className="flex max-h-[84vh] flex-col">
        <DialogHead
          id={titleId}
          title={title}
          closeLabel={closeLabel}
          onClose={() => dialog.current?.close()}
        />
        {children(() => dialog.current?.close())}
      </div>
    </dialog>
  );
}
