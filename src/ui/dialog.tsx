import { type ReactNode, useId, useLayoutEffect, useRef } from 'react';
import { DialogHead } from './dialog-head.tsx';

interface DialogProps {
  readonly title: string;
  readonly closeLabel: string;
  readonly onClose: () => void;
  readonly children: ReactNode;
}

/** A modal window. The browser keeps the focus in it and gives it back; Escape and a click beside it close it. */
export function Dialog({ title, closeLabel, onClose, children }: DialogProps) {
  const titleId = useId();
  const dialog = useRef<HTMLDialogElement>(null);
  // It is shut while it still is in the page: only then does the focus go back.
  useLayoutEffect(() => {
    const element = dialog.current;
    if (element && !element.open) element.showModal();
    return () => element?.close();
  }, []);
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: Escape is the key for the same
    <dialog
      ref={dialog}
      aria-labelledby={titleId}
      className="m-auto max-h-[min(92vh,860px)] w-[min(720px,calc(100vw-16px))] overflow-auto rounded-lg border border-line bg-surface p-0 text-text shadow-lg backdrop:bg-black/40"
      onCancel={(event) => {
        event.preventDefault();
        onClose();
      }}
      onClick={(event) => {
        if (event.target === dialog.current) onClose();
      }}
    >
      <DialogHead id={titleId} title={title} closeLabel={closeLabel} onClose={onClose} />
      {children}
    </dialog>
  );
}
