import type { DigestedDisclosure, Placement } from '../../core/decode/process-disclosures.ts';
import {
  describePlacement,
  explainDisclosureProblem,
} from '../../core/explain/explain-disclosure.ts';
import { cut, shorten } from '../../core/words/quote.ts';
import { say } from '../../core/words/say.ts';
import { Coded } from '../../ui/quoted.tsx';

interface DisclosureItemProps {
  readonly index: number;
  readonly disclosure: DigestedDisclosure;
  readonly placement: Placement;
  /** Whether the hash of the digests is known here. */
  readonly isKnown: boolean;
  readonly isChosen: boolean;
  readonly onChoose: () => void;
}

/** Longer values are cut: the processed payload has them whole. */
const LONGEST_VALUE = 400;

/** One disclosure: whether it is presented, what it says, where it belongs, and its digest. */
export function DisclosureItem(props: DisclosureItemProps) {
  const { index, disclosure, placement, isKnown, isChosen, onChoose } = props;
  const { content, digest, encoded } = disclosure;
  const name = content.ok
    ? (content.value.name ?? say`item ${placement.pointer?.split('/').at(-1) ?? ''}`)
    : say`disclosure ${index + 1}`;
  const isNamed = content.ok && content.value.name !== undefined;
  const isSound = placement.state === 'placed';
  return (
    <li
      data-state={isKnown ? placement.state : 'unknown'}
      className="grid grid-cols-[16px_1fr] gap-3 px-4 py-2 text-13"
    >
      <input
        type="checkbox"
        aria-label={say`Present ${shorten(name)}`}
        className="mt-1 size-4 accent-accent"
        checked={isChosen}
        onChange={onChoose}
      />
      <div className="min-w-0">
        <p className="break-all">
          <span translate={isNamed ? 'no' : 'yes'} className="font-mono font-medium">
            {cut(name, LONGEST_VALUE)}
          </span>
          {content.ok && (
            <span translate="no" className="sensitive ml-2 font-mono text-value">
              {cut(valueText(content.value), LONGEST_VALUE)}
            </span>
          )}
        </p>
        <p className={isSound || !isKnown ? 'text-muted' : 'text-bad'}>
          {content.ok ? (
            isKnown ? (
              describePlacement(placement)
            ) : (
              say`not compared with its digest: unknown hash algorithm`
            )
          ) : (
            <Coded>{explainDisclosureProblem(content.problem)}</Coded>
          )}
          {placement.pointer !== undefined && (
            <>
              {' · '}
              <code translate="no" className="font-mono break-all">
                {placement.pointer}
              </code>
            </>
          )}
        </p>
        <p translate="no" className="font-mono text-12 break-all text-muted">
          {digest === undefined ? cut(encoded, LONGEST_VALUE) : say`digest ${digest}`}
          {content.ok && ` · ${say`salt ${cut(content.value.salt, LONGEST_VALUE)}`}`}
        </p>
      </div>
    </li>
  );
}

/** The value as it is written. */
function valueText({
  text,
  value,
}: {
  text: string;
  value: { start: number; end: number };
}): string {
  return text.slice(value.start, value.end);
}
