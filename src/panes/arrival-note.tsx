import { say } from '../core/words/say.ts';
import type { Arrival } from '../state/workspace.ts';

/** What a user who followed a link must know before trusting what is shown. */
export function ArrivalNote({ arrival }: { readonly arrival: Arrival }) {
  const notes = [
    arrival.inQuery &&
      say`The link had this token in its query ("?token="). Queries are sent to servers and logged; put tokens behind "#" instead, and treat this one as seen.`,
    arrival.key === 'taken' &&
      say`The key came with the link. Make sure that it is the issuer's before you trust the verdict.`,
    arrival.key === 'refused' &&
      say`The key in the link was not used: it is not a public key. Secrets and private keys do not belong in links.`,
    arrival.key === 'unread' &&
      say`The key in the link was not used: the part of this page that reads keys did not arrive. Paste the key into Key.`,
  ].filter((note) => note !== false);
  if (notes.length === 0) return null;
  return (
    <div role="note" className="border-t border-line bg-warn-soft px-3.5 py-2 text-note text-warn">
      {notes.map((note) => (
        <p key={note}>{note}</p>
      ))}
    </div>
  );
}
