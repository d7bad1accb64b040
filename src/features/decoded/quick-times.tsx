import { say } from '../../core/words/say.ts';
import { Button } from '../../ui/button.tsx';

interface QuickTimesProps {
  readonly disabled: boolean;
  /** Sets a claim to a NumericDate, in seconds. */
  readonly onSet: (claim: 'exp' | 'iat', seconds: number) => void;
}

function listOffsets(claim: 'exp' | 'iat'): readonly (readonly [words: string, seconds: number])[] {
  const offsets = [
    [say`now`, 0],
    [say`+5 min`, 300],
    [say`+1 h`, 3600],
    [say`+1 d`, 86_400],
  ] as const;
  return claim === 'exp' ? [...offsets, [say`expired`, -3600]] : offsets;
}

/** One press sets "exp" or "iat" relative to now. */
export function QuickTimes({ disabled, onSet }: QuickTimesProps) {
  const row = (claim: 'exp' | 'iat') => (
    <fieldset aria-label={claim} className="flex flex-wrap items-center gap-1">
      <span className="mr-1 w-7 font-mono text-12 text-muted">{claim}</span>
      {listOffsets(claim).map(([words, offset]) => (
        <Button
          key={words}
          look="ghost"
          className="min-h-6 bg-sunken px-2! py-0"
          aria-label={`${claim} ${words}`}
          disabled={disabled}
          onClick={() => onSet(claim, Math.floor(Date.now() / 1000) + offset)}
        >
          {words}
        </Button>
      ))}
    </fieldset>
  );
  return (
    <div className="flex flex-wrap gap-x-6 gap-y-1 border-t border-line px-3.5 py-1.5">
      {row('exp')}
      {row('iat')}
    </div>
  );
}
