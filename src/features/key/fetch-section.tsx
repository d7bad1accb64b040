import { type ReactNode, useId } from 'react';
import { say } from '../../core/words/say.ts';
import { Button } from '../../ui/button.tsx';

interface FetchSectionProps {
  /** What fetching means here. */
  readonly note: string;
  readonly onClose: () => void;
  readonly children?: ReactNode;
}

/** What the page and the single file open under Fetch. */
export function FetchSection({ note, onClose, children }: FetchSectionProps) {
  const titleId = useId();
  return (
    <section aria-labelledby={titleId} className="border-b border-line bg-sunken text-13">
      <div className="flex items-center justify-between gap-3 px-3.5 pt-2.5">
        <h3 id={titleId} className="font-semibold">
          {say`Fetch the issuer's keys`}
        </h3>
        <Button look="ghost" onClick={onClose}>
          {say`Close`}
        </Button>
      </div>
      <p className="px-3.5 pb-2.5 text-12 text-muted">{note}</p>
      {children}
    </section>
  );
}
