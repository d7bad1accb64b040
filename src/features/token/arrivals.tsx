import { Suspense } from 'react';
import type { Snapshot } from '../../session/session.ts';
import type { Arrival } from '../../session/workspace.ts';
import { InToastStack } from '../../ui/toast.tsx';
import { ArrivalQuestion } from '../shared/lazy-notes.ts';
import { usePage, useSession } from '../shared/page.ts';
import { ArrivalNote } from './arrival-note.tsx';

/** Asks about what arrived while something was on the page. */
export function Waiting() {
  const { session } = usePage();
  const waiting = useSession(({ input }) => input.waiting);
  if (!waiting) return null;
  return (
    <InToastStack>
      <Suspense fallback={null}>
        <ArrivalQuestion
          waiting={waiting}
          onAnswer={(replace) => session.dispatch({ type: 'answer-arrival', replace })}
        />
      </Suspense>
    </InToastStack>
  );
}

/** Says where the token came from, in the frame that shows the token. */
export function TokenOrigin() {
  const arrival = useSession(arrivalOf);
  const droppedKey = useSession(({ input }) => input.droppedKey);
  return (arrival || droppedKey) && <ArrivalNote arrival={arrival} droppedKey={droppedKey} />;
}

/** How the text came from outside, or the token that is shown, whatever was typed around it. */
function arrivalOf({ input: { text, arrival }, token }: Snapshot): Arrival | undefined {
  const source = token?.found.json?.source ?? token?.found.compact;
  const isHere = text === arrival?.text || (source !== undefined && arrival?.text.includes(source));
  return text !== '' && isHere ? arrival : undefined;
}
