import {
  type Allowance,
  MOST_INFLATED,
  USUAL_ALLOWANCE,
} from '../../core/verdict/decryption-verdict.ts';
import type { SignatureVerdict } from '../../core/verdict/signature-verdict.ts';
import { formatNumber } from '../../core/words/format-number.ts';
import { say } from '../../core/words/say.ts';
import { Button } from '../../ui/button.tsx';

export interface OpeningQuestionProps {
  /** Undefined while it is being worked out. */
  readonly verdict: SignatureVerdict | undefined;
  readonly allowance: Allowance;
  readonly onAllow: (allowance: Partial<Allowance>) => void;
}

/** Asks before it does what takes long or may be large, and lets go of it. */
export function OpeningQuestion({ verdict, allowance, onAllow }: OpeningQuestionProps) {
  const usual = USUAL_ALLOWANCE.iterations;
  if (!verdict) {
    return allowance.iterations > usual ? (
      <Question
        words={say`Deriving the key from the password. After “Cancel”, the browser keeps working in the background for a while.`}
      >
        <Button onClick={() => onAllow({ iterations: usual })}>{say`Cancel`}</Button>
      </Question>
    ) : null;
  }
  const opening = 'opening' in verdict ? verdict.opening : undefined;
  if (opening?.reason === 'asks-iterations') {
    const rounds = opening.count * opening.keys;
    return (
      <Question words={say`Opening this token takes ${formatNumber(rounds)} rounds of hashing.`}>
        <Button look="primary" onClick={() => onAllow({ iterations: rounds })}>
          {say`Open anyway`}
        </Button>
      </Question>
    );
  }
  if (opening?.reason === 'asks-inflation') {
    return (
      <Question words={say`The unpacked payload is larger than usual.`}>
        <Button look="primary" onClick={() => onAllow({ inflated: MOST_INFLATED })}>
          {say`Unpack up to 10 MB`}
        </Button>
      </Question>
    );
  }
  return null;
}

interface QuestionProps {
  readonly words: string;
  readonly children: React.ReactNode;
}

function Question({ words, children }: QuestionProps) {
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset has no legend here, and a border
    <div
      role="group"
      aria-label={say`Before opening the token`}
      className="flex flex-wrap items-center justify-between gap-3 border-t border-line bg-sunken px-4 py-2 text-13"
    >
      <span className="min-w-40 flex-1">{words}</span>
      {children}
    </div>
  );
}
