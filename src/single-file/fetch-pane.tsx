import { useId } from 'react';
import { say } from '../core/words/say.ts';
import { Button } from '../ui/button.tsx';

interface FetchPaneProps {
  readonly onClose: () => void;
}

/** Stands in for src/panes/fetch-pane.tsx: the single file has no frame that fetches. */
export function FetchPane({ onClose }: FetchPaneProps) {
  const titleId = useId();
  return (
    <section aria-labelledby={titleId} className="border-b border-line bg-sunken text-note">
      <div className="flex items-center justify-between gap-3 px-3.5 pt-2.5">
        <h3 id={titleId} className="font-semibold">
          {say`Fetch the issuer's keys`}
        </h3>
        <Button look="quiet" onClick={onClose}>
          {say`Close`}
        </Button>
      </div>
      <p className="px-3.5 pb-2.5 text-small text-muted">
        {say`This file fetches nothing. Open the address of the key set in a tab and paste what it shows into Key.`}
      </p>
    </section>
  );
}
