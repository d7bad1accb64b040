import type { ReactNode } from 'react';

/** What signs or encrypts, side by side; on a phone two in a row. */
export function SignRow({ children }: { readonly children: ReactNode }) {
  return (
    <div className="flex flex-wrap items-center gap-2 px-4 pb-4 max-md:*:flex-[1_1_40%]">
      {children}
    </div>
  );
}
