import { type ComponentProps, createContext, type ReactNode, useContext, useState } from 'react';
import { createPortal } from 'react-dom';

const StackContext = createContext<HTMLElement | null>(null);

/** Has the stack of messages that are over the page, and so move nothing in it. */
export function ToastStack({ children }: { readonly children: ReactNode }) {
  const [stack, setStack] = useState<HTMLElement | null>(null);
  return (
    <StackContext value={stack}>
      {children}
      <div ref={setStack} className="toasts" />
    </StackContext>
  );
}

/** Puts its children into the stack. What is read out when it changes is there from the beginning. */
export function InToastStack({ children }: { readonly children: ReactNode }) {
  const stack = useContext(StackContext);
  return stack && createPortal(children, stack);
}

/** One message of the stack, with its buttons. */
export function Toast({ children, ...attributes }: ComponentProps<'div'>) {
  return (
    <div
      className="pointer-events-auto mx-auto mt-2 flex w-fit max-w-[480px] flex-wrap items-center gap-x-3 gap-y-2 rounded-lg border border-control bg-surface py-2 pr-2 pl-4 text-13"
      {...attributes}
    >
      {children}
    </div>
  );
}
