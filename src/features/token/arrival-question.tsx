import { askAboutArrival, explainDroppedKey } from '../../core/explain/explain-arrival.ts';
import { say } from '../../core/words/say.ts';
import type { Arriving } from '../../session/arrivals.ts';
import { Button } from '../../ui/button.tsx';

interface ArrivalQuestionProps {
  readonly waiting: Arriving;
  readonly onAnswer: (replace: boolean) => void;
}

/** Asks before something from outside takes the place of what is on the page. */
export function ArrivalQuestion({ waiting, onAnswer }: ArrivalQuestionProps) {
  const { channel, text, keyText, key } = waiting;
  const holds = text === undefined ? 'key' : keyText === undefined ? 'token' : 'both';
  return (
    <section
      aria-label={say`Replace or keep`}
      className="fixed inset-x-2.5 bottom-3 z-20 mx-auto flex w-fit max-w-[calc(100vw-20px)] flex-wrap items-center gap-3 rounded-lg border border-control bg-surface px-4 py-2 text-13 print:hidden"
    >
      <p role="alert" className="min-w-0">
        {askAboutArrival(channel, holds)} {explainDroppedKey(channel, key)}
      </p>
      <Button onClick={() => onAnswer(true)}>{say`Replace`}</Button>
      <Button look="primary" onClick={() => onAnswer(false)}>
        {say`Keep mine`}
      </Button>
    </section>
  );
}
