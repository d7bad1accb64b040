import { say } from '../core/words/say.ts';

/** Takes the place of src/features/key/fetch-pane.tsx: the single file has no frame that fetches. */
export function FetchPane() {
  return (
    <p className="p-4 text-muted">
      {say`This file can’t fetch keys. Open the JWKS URL in a new tab and paste the JSON into the Key field.`}
    </p>
  );
}
