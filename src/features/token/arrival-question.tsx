import { askAboutArrival } from '../../core/explain/ask-about-arrival.ts';
import { explainDroppedKey } from '../../core/explain/explain-arrival.ts';
import { say } from '../../core/words/say.ts';
import type { Arriving } from '../../session/arrivals.ts';
import { Button } from '../../ui/button.tsx';
import { Toast } from '../../ui/toast.tsx';

interface ArrivalQuestionProps {
  readonly waiting: Arriving;
  readonly onAnswer: (replace: boolean) => void;
}

/** Asks before something from outside takes the place of what is on the page. */
export function ArrivalQuestion({ waiting, onAnswer }: ArrivalQuestionProps) {
  const { channel, text, keyText, key } = waiting;
  const holds = text === undefined ? 'key' : keyText === undefined ? 'token' : 'both';
  return (
    <Toast role="region" aria-label={say`Replace or keep`}>
      <p role="alert" className="min-w-0">
        {askAboutArrival(channel, holds)} {explainDroppedKey(channel, key)}
      </p>
      <Button onClick={() => onAnswer(true)}>{say`Replace`}</Button>
      <Button onClick={() => onAnswer(false)}>{say`Keep mine`}</Button>
    </Toast>
  );
}
