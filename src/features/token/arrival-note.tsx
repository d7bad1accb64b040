import { describeArrival, explainDroppedKey } from '../../core/explain/explain-arrival.ts';
import { say } from '../../core/words/say.ts';
import type { Arrival, DroppedKey } from '../../session/workspace.ts';
import { Coded } from '../../ui/quoted.tsx';

interface ArrivalNoteProps {
  /** How the token that is shown came; undefined where the user brought it. */
  readonly arrival: Arrival | undefined;
  readonly droppedKey: DroppedKey | undefined;
}

/** Where a token came from that the user did not bring, and what was left out. */
export function ArrivalNote({ arrival, droppedKey }: ArrivalNoteProps) {
  const warnings = [
    arrival?.inQuery &&
      say`The link had this token in its query (“?token=”). Queries are sent to servers and logged. Put tokens after “#” instead, and treat this token as exposed.`,
    droppedKey && explainDroppedKey(droppedKey.channel, droppedKey.why),
  ].filter((note) => typeof note === 'string');
  const notes = arrival ? [describeArrival(arrival.channel), ...warnings] : warnings;
  const look = warnings.length > 0 ? 'bg-warn-soft text-warn' : 'bg-sunken text-muted';
  return (
    <div
      role="note"
      aria-label={say`Origin of the token`}
      data-channel={arrival?.channel ?? droppedKey?.channel}
      className={`px-4 py-2 text-12 ${look}`}
    >
      {notes.map((note) => (
        <p key={note}>
          <Coded>{note}</Coded>
        </p>
      ))}
    </div>
  );
}
