import type { AnswerTone } from '../../core/conclusion/answer.ts';

/** Each tone has a shape of its own, so that colour is never the only sign. */
const MARKS: Readonly<Record<AnswerTone, string>> = {
  bad: 'M6 6l4 4M10 6l-4 4',
  warn: 'M8 5v3.4M8 10.9v.01',
  ok: 'M5.4 8.2l1.8 1.8 3.4-3.8',
  neutral: '',
};

/** A circle, filled where the answer is certain, dashed where it is open. */
export function VerdictIcon({ tone }: { readonly tone: AnswerTone }) {
  return (
    <svg
      viewBox="0 0 16 16"
      width="20"
      height="20"
      strokeWidth="1.5"
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
      className="verdict-icon"
    >
      <circle cx="8" cy="8" r="6.25" />
      <path d={MARKS[tone]} />
    </svg>
  );
}
