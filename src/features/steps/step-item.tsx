import { CircleCheck, CircleX } from 'lucide-react';
import { useId } from 'react';
import { encodeHex } from '../../core/encoding/hex.ts';
import {
  differingBits,
  dumpHex,
  type SignatureStep,
  type StepPart,
  type StepValue,
} from '../../core/steps/signature-step.ts';
import { formatNumber } from '../../core/words/format-number.ts';
import { say, sayCount } from '../../core/words/say.ts';
import { withinSentence } from '../../core/words/within-sentence.ts';
import { CopyButton } from '../../ui/copy-button.tsx';
import { Icon } from '../../ui/icon.tsx';
import { Coded } from '../../ui/quoted.tsx';
import { BoxedText } from '../shared/boxed-text.tsx';

interface StepItemProps {
  readonly number: number;
  readonly step: SignatureStep;
  /** The same step before a byte was changed. */
  readonly before: SignatureStep | undefined;
}

/** One step: what it does, what it computes, and the command for it. */
export function StepItem({ number, step, before }: StepItemProps) {
  const { id, title, explanation, reference, values, outcome, command } = step;
  const titleId = useId();
  return (
    <li data-step={id} aria-labelledby={titleId} className="grid min-w-0 gap-2 py-3">
      <div className="flex flex-wrap items-baseline gap-x-2">
        <h3 id={titleId} className="font-semibold">
          {number}. {title}
        </h3>
        {reference && (
          <a
            href={reference.url}
            target="_blank"
            rel="noreferrer noopener"
            className="ml-auto text-12 text-muted underline hover:text-text max-md:inline-flex max-md:min-h-11 max-md:items-center"
          >
            {reference.title}
          </a>
        )}
      </div>
      <p className="text-muted">
        <Coded>{explanation}</Coded>
      </p>
      {values.map((value) => (
        <Value
          key={value.id}
          value={value}
          before={before?.values.find((other) => other.id === value.id)}
        />
      ))}
      {outcome && (
        <p className={`flex gap-2 ${outcome.isGood ? 'text-ok' : 'text-bad'}`}>
          <Icon of={outcome.isGood ? CircleCheck : CircleX} className="mt-0.5" />
          {outcome.words}
        </p>
      )}
      {command !== undefined && (
        <BoxedText what={say`command of step ${number}`} text={command}>
          {command.length > MOST_SHOWN ? `${command.slice(0, MOST_SHOWN)}…` : command}
        </BoxedText>
      )}
    </li>
  );
}

/** Characters of a command or a text, and bytes of a value, that are shown. */
const MOST_SHOWN = 4096;

interface ValueProps {
  readonly value: StepValue;
  readonly before: StepValue | undefined;
}

function Value({ value, before }: ValueProps) {
  const { id, label, bytes, text, parts } = value;
  const length = sayCount(bytes.length, '{1} byte', '{1} bytes', formatNumber(bytes.length));
  return (
    <div data-value={id} className="grid min-w-0 gap-1">
      <div className="flex min-h-7 flex-wrap items-center gap-x-2">
        <span className="font-medium">{label}</span>
        <span className="text-12 text-muted">{length}</span>
        {before && <Difference one={before.bytes} other={bytes} />}
        <span className="ml-auto">
          <CopyButton
            isIcon
            what={say`${withinSentence(label)} in hex`}
            text={() => Promise.resolve(encodeHex(bytes))}
          />
        </span>
      </div>
      {text !== undefined && (
        <BoxedText what={say`${withinSentence(label)} as text`} text={text}>
          {text.length > MOST_SHOWN ? `${text.slice(0, MOST_SHOWN)}…` : text}
        </BoxedText>
      )}
      {parts ? (
        <Parts bytes={bytes} parts={parts} />
      ) : (
        <Hex text={dumpHex(bytes.subarray(0, MOST_SHOWN))} />
      )}
      {bytes.length > MOST_SHOWN && (
        <p className="text-12 text-muted">
          {say`Showing the first ${formatNumber(MOST_SHOWN)} bytes. Copy the value to get all of them.`}
        </p>
      )}
    </div>
  );
}

/** In how many bits a value changed, or that it stayed the same. */
function Difference({ one, other }: { readonly one: Uint8Array; readonly other: Uint8Array }) {
  const bits = one.length === other.length ? differingBits(one, other) : undefined;
  if (bits === 0) {
    return <span data-bits={0} className="text-12 text-muted">{say`Unchanged`}</span>;
  }
  return (
    <span data-bits={bits} className="rounded bg-warn-soft px-1.5 py-0.5 text-12 text-warn">
      {bits === undefined
        ? say`Changed`
        : sayCount(
            bits,
            '{1} of {2} bits changed',
            '{1} of {2} bits changed',
            formatNumber(bits),
            formatNumber(8 * one.length),
          )}
    </span>
  );
}

function Hex({ text }: { readonly text: string }) {
  return (
    <pre
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls must be reachable by keyboard
      tabIndex={0}
      translate="no"
      className="sensitive max-h-44 overflow-auto rounded border border-line px-3 py-2 font-mono text-12 whitespace-pre-wrap"
    >
      {text}
    </pre>
  );
}

/** Bytes of a part from which on only its ends are shown. */
const LONG_PART = 64;

function Parts({
  bytes,
  parts,
}: {
  readonly bytes: Uint8Array;
  readonly parts: readonly StepPart[];
}) {
  let start = 0;
  const rows = parts.map(({ label, length }) => {
    const part = bytes.subarray(start, start + length);
    start += length;
    return { label, part };
  });
  return (
    <dl className="sensitive rounded border border-line px-3 py-2 text-12">
      {rows.map(({ label, part }) => (
        <div key={label} className="grid gap-x-3 py-0.5 md:grid-cols-[13rem_1fr]">
          <dt className="text-muted">
            {label} ({sayCount(part.length, '{1} byte', '{1} bytes', formatNumber(part.length))})
          </dt>
          <dd translate="no" className="min-w-0 font-mono wrap-anywhere">
            {part.length > LONG_PART
              ? `${dumpHex(part.subarray(0, 8))} … ${dumpHex(part.subarray(-8))}`
              : dumpHex(part)}
          </dd>
        </div>
      ))}
    </dl>
  );
}
