import type { JsonNode } from '../../core/encoding/json-text.ts';
import { NUMERIC_DATE_CLAIMS } from '../../core/time/numeric-date.ts';
import { say } from '../../core/words/say.ts';
import { listDateOffsets } from '../shared/date-offsets.ts';
import { useKeyboardHeight } from './use-keyboard-height.ts';

interface QuickTimesProps {
  /** The claim that is set. */
  readonly claim: string;
  readonly disabled: boolean;
  /** Sets the claim to a NumericDate, in seconds. */
  readonly onSet: (claim: string, seconds: number) => void;
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
      {listDateOffsets(claim).map(({ id, label, name, seconds }) => (
        <button
          key={id}
          type="button"
          aria-label={name}
          disabled={disabled}
          // The focus stays in the editor.
          onPointerDown={(event) => event.preventDefault()}
          onMouseDown={(event) => event.preventDefault()}
          onClick={() => onSet(claim, Math.floor(Date.now() / 1000) + seconds)}
        >
          {label}
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
