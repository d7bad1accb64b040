import type { Conclusion } from '../../core/checks/conclude.ts';
import { detailConclusion, titleConclusion } from '../../core/explain/explain-conclusion.ts';
import { say } from '../../core/words/say.ts';
import { Quoted } from '../../ui/quoted.tsx';

const LOOKS: Readonly<
  Record<Conclusion['state'], { readonly mark: string; readonly look: string }>
> = {
  accepted: { mark: '✓', look: 'bg-ok-soft text-ok' },
  rejected: { mark: '✕', look: 'bg-bad-soft text-bad' },
  unknown: { mark: '?', look: 'bg-warn-soft text-warn' },
};
const BUSY = { mark: '…', look: 'bg-sunken text-muted' };

interface CheckAnswerProps {
  /** Undefined while the token is being reviewed. */
  readonly conclusion: Conclusion | undefined;
  /** The moment that is checked as of, where it is not now. */
  readonly clock: string | undefined;
}

/** The answer of all checks, in one line. */
export function CheckAnswer({ conclusion, clock }: CheckAnswerProps) {
  const { mark, look } = conclusion ? LOOKS[conclusion.state] : BUSY;
  const title = conclusion ? titleConclusion(conclusion) : say`Checking the token`;
  const ago = conclusion?.state === 'rejected' ? conclusion.ago : undefined;
  const detail = conclusion ? detailConclusion(conclusion) : '';
  return (
    <div className="flex items-start gap-2.5 px-3.5 pt-3 pb-1.5">
      <span
        aria-hidden="true"
        className={`grid size-6 shrink-0 place-items-center rounded text-13 font-bold ${look}`}
      >
        {mark}
      </span>
      <div className="min-w-0 pt-0.5">
        <p
          role="status"
          aria-label={say`Answer`}
          aria-busy={conclusion === undefined}
          data-answer={conclusion?.state}
          className="text-13 font-semibold break-words"
        >
          <Quoted>{title}</Quoted>
          {/* It counts on: read aloud once with the answer's cause, not at every tick. */}
          {ago !== undefined && <span aria-hidden="true"> {ago}</span>}
        </p>
        {detail !== '' && (
          <p className="text-12 break-words text-muted">
            <Quoted>{detail}</Quoted>
          </p>
        )}
        {clock !== undefined && <p className="text-12 text-muted">{say`As of ${clock}.`}</p>}
      </div>
    </div>
  );
}
