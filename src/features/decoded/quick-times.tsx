import type { JsonNode } from '../../core/encoding/json-text.ts';
import { NUMERIC_DATE_CLAIMS } from '../../core/time/numeric-date.ts';
import { say } from '../../core/words/say.ts';
import { useKeyboardHeight } from './use-keyboard-height.ts';

interface QuickTimesProps {
  /** The claim that is set. */
  readonly claim: string;
  readonly disabled: boolean;
  /** Sets the claim to a NumericDate, in seconds. */
  readonly onSet: (claim: string, seconds: number) => void;
}

function listOffsets(claim: string): readonly (readonly [words: string, seconds: number])[] {
  const offsets = [
    [say`Now`, 0],
    [say`+5 min`, 300],
    [say`+1 h`, 3600],
    [say`+1 d`, 86_400],
  ] as const;
  return claim === 'exp' ? [...offsets, [say`Expired`, -3600]] : offsets;
}

/** One press sets a date relative to now. On phones the row is at the bottom, above the keyboard. */
export function QuickTimes({ claim, disabled, onSet }: QuickTimesProps) {
  const keyboard = useKeyboardHeight();
  return (
    <fieldset
      aria-label={say`Set ${claim}`}
      className="quick-times"
      style={keyboard > 0 ? { bottom: keyboard } : undefined}
    >
      <code translate="no" aria-hidden="true">
        {claim}
      </code>
      {listOffsets(claim).map(([words, offset]) => (
        <button
          key={words}
          type="button"
          aria-label={`${claim} ${words}`}
          disabled={disabled}
          // The focus stays in the editor.
          onPointerDown={(event) => event.preventDefault()}
          onMouseDown={(event) => event.preventDefault()}
          onClick={() => onSet(claim, Math.floor(Date.now() / 1000) + offset)}
        >
          {words}
        </button>
      ))}
    </fieldset>
  );
}

/** The date that the caret is in, or else the expiry. */
export function dateAt(root: JsonNode | undefined, caret: number): string {
  if (root?.type !== 'object') return 'exp';
  const member = root.members.find(
    ({ nameStart, value }) => caret >= nameStart && caret <= value.end + 1,
  );
  return member && NUMERIC_DATE_CLAIMS.has(member.name) ? member.name : 'exp';
}
