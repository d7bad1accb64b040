import { useLayoutEffect, useRef } from 'react';
import type { Answer } from '../../core/conclusion/answer.ts';
import type { VerdictState } from '../../core/verdict/signature-verdict.ts';
import { say } from '../../core/words/say.ts';
import { Quoted } from '../../ui/quoted.tsx';
import { useIsSharing } from './use-is-sharing.ts';
import { VerdictIcon } from './verdict-icon.tsx';

interface VerdictStatusProps {
  /** Of the signature; undefined while it is being worked out. */
  readonly state: VerdictState | undefined;
  readonly answer: Answer | undefined;
  readonly detail: string;
}

/** The answer in one sentence; what it rests on is in its tooltip and told to screen readers. */
export function VerdictStatus({ state, answer, detail }: VerdictStatusProps) {
  const block = useRef<HTMLDivElement>(null);
  useKeptSize(block, answer !== undefined);
  // A tooltip can’t be blurred.
  const isSharing = useIsSharing();
  const hasTitle = answer && answer.conclusion !== 'none' && !isSharing;
  const sentence = answer?.sentence ?? say`Checking…`;
  return (
    <div
      ref={block}
      tabIndex={-1}
      role="status"
      aria-label={say`Verdict`}
      aria-busy={answer === undefined}
      data-state={state ?? 'unverified'}
      data-conclusion={answer?.conclusion ?? 'unknown'}
      data-tone={answer?.tone ?? 'neutral'}
      className="verdict"
      title={hasTitle ? [sentence, detail].join('\n') : undefined}
    >
      <VerdictIcon tone={answer?.tone ?? 'neutral'} />
      {answer?.conclusion === 'none' ? (
        <p className="verdict-text">{sentence}</p>
      ) : (
        <h1 className="verdict-text">
          <Sentence sentence={sentence} value={answer?.value} />
        </h1>
      )}
      {answer && detail !== '' && (
        <span className="sr-text">
          {' '}
          <Quoted>{detail}</Quoted>
        </span>
      )}
    </div>
  );
}

/** A value of the token is blurred while the screen is shared, and never translated. */
function Sentence({
  sentence,
  value,
}: {
  readonly sentence: string;
  readonly value: string | undefined;
}) {
  const at = value ? sentence.indexOf(value) : -1;
  if (!value || at === -1) return sentence;
  return (
    <>
      {sentence.slice(0, at)}
      <span className="sensitive" translate="no">
        {value}
      </span>
      {sentence.slice(at + value.length)}
    </>
  );
}

/** While the next answer is worked out the block keeps the size that it had. */
function useKeptSize(block: React.RefObject<HTMLDivElement | null>, isSettled: boolean): void {
  const width = useRef(0);
  useLayoutEffect(() => {
    const element = block.current;
    if (!element) return;
    element.style.minWidth = isSettled || width.current === 0 ? '' : `${width.current}px`;
    if (isSettled) width.current = element.offsetWidth;
  });
}
