import { say } from '../core/words/say.ts';

/** Takes the place of src/features/key/fetch-pane.tsx: the single file has no frame that fetches. */
export function FetchPane() {
  return (
    <p className="p-4 text-muted">
      {say`This file fetches nothing. Open the URL of the key set in a tab and paste what it shows into the Key field.`}
    </p>
  );
}
