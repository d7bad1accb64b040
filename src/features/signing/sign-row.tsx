import type { ReactNode } from 'react';

/** What signs or encrypts, side by side; on a phone two in a row. */
export function SignRow({ children }: { readonly children: ReactNode }) {
  return (
    <div className="flex flex-wrap items-center gap-1 px-4 pb-4 max-md:gap-2 max-md:*:flex-[1_1_40%] min-[1400px]:gap-2">
      {children}
    </div>
  );
}
