import { say } from '../core/words/say.ts';
import { FetchSection } from '../features/key/fetch-section.tsx';

interface FetchPaneProps {
  readonly onClose: () => void;
}

/** Stands in for src/features/key/fetch-pane.tsx: the single file has no frame that fetches. */
export function FetchPane({ onClose }: FetchPaneProps) {
  return (
    <FetchSection
      note={say`This file fetches nothing. Open the address of the key set in a tab and paste what it shows into Key.`}
      onClose={onClose}
    />
  );
}
