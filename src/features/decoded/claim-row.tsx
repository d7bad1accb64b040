import { memo, type ReactNode, useState } from 'react';
import type { JsonMember } from '../../core/encoding/json-text.ts';
import { explainMember } from '../../core/explain/members/explain-member.ts';
import { nameSeverity } from '../../core/explain/name-severity.ts';
import type { IssuerId } from '../../core/registry/issuers.ts';
import { showUnseen } from '../../core/words/quote.ts';
import { say } from '../../core/words/say.ts';
import { Quoted } from '../../ui/quoted.tsx';
import { chooseDateForm, type DateForm, nextDateForm } from '../shared/date-form.ts';
import { writeDate } from '../shared/date-forms.ts';
import { showForm } from './claim-value.ts';
import type { ClaimVerdict } from './claim-verdicts.ts';
import { SourceLink } from './source-link.tsx';

interface ClaimRowProps {
  readonly part: 'header' | 'payload';
  readonly member: JsonMember;
  /** The text that the member stands in. */
  readonly text: string;
  readonly issuer: IssuerId | undefined;
  readonly now: number;
  readonly form: DateForm;
  readonly verdicts: readonly ClaimVerdict[];
}

/** One member: a row of the table, and a block on a narrow page. */
export function ClaimRow({ part, member, text, issuer, now, form, verdicts }: ClaimRowProps) {
  const { name, value } = member;
  const {
    meaning,
    source,
    value: facts,
    date,
  } = explainMember({ part, parents: [], name, value }, issuer);
  return (
    <tr
      {...{ role: 'row' }}
      className="border-t border-line align-top @max-2xl:grid @max-2xl:grid-cols-[8rem_1fr] @max-2xl:gap-x-3 @max-2xl:px-3.5 @max-2xl:py-2 @max-sm:block"
    >
      <th
        {...{ role: 'rowheader' }}
        scope="row"
        className="py-2 pr-2 pl-3.5 text-left font-mono text-13 font-semibold break-words @max-2xl:row-span-3 @max-2xl:p-0 @max-sm:block"
      >
        <bdi translate="no">{showUnseen(name)}</bdi>
      </th>
      <Cell>
        {date === undefined ? (
          <Value text={showForm(value, text)} />
        ) : (
          <DateValue
            date={writeDate(date, form, now)}
            form={form}
            written={text.slice(value.start, value.end)}
          />
        )}
        {facts.map((fact) => (
          <p key={fact} className="text-12 break-words text-muted">
            <Quoted>{fact}</Quoted>
          </p>
        ))}
      </Cell>
      <Cell>
        <p className="break-words">
          {meaning} <SourceLink source={source} />
        </p>
      </Cell>
      <Cell isLast>
        <Verdicts verdicts={verdicts} />
      </Cell>
    </tr>
  );
}

function Cell({
  children,
  isLast = false,
}: {
  readonly children: ReactNode;
  readonly isLast?: boolean;
}) {
  return (
    <td
      {...{ role: 'cell' }}
      className={`min-w-0 px-2 py-2 @max-2xl:col-start-2 @max-2xl:block @max-2xl:p-0 @max-2xl:pb-0.5 ${isLast ? 'pr-3.5' : ''}`}
    >
      {children}
    </td>
  );
}

interface DateValueProps {
  readonly date: string;
  readonly form: DateForm;
  /** The number as it stands in the token. */
  readonly written: string;
}

function DateValue({ date, form, written }: DateValueProps) {
  return (
    <>
      <button
        type="button"
        title={say`Write dates in another form`}
        className="rounded text-left underline decoration-dotted underline-offset-3 hover:decoration-solid"
        onClick={() => chooseDateForm(nextDateForm(form))}
      >
        {date}
      </button>
      <p translate="no" className="font-mono text-12 break-all text-muted">
        {written}
      </p>
    </>
  );
}

/** Longer values are cut until somebody asks for all of them. */
const LONGEST = 160;

function Value({ text }: { readonly text: string }) {
  const [isWhole, setWhole] = useState(false);
  const isCut = text.length > LONGEST && !isWhole;
  return (
    <p className="font-mono text-13 break-all whitespace-pre-wrap">
      <bdi translate="no">{isCut ? `${text.slice(0, LONGEST)}…` : text}</bdi>
      {isCut && (
        <button
          type="button"
          className="ml-1.5 rounded font-sans text-12 underline hover:no-underline"
          onClick={() => setWhole(true)}
        >
          {say`Show all of it`}
        </button>
      )}
    </p>
  );
}

const LOOKS: Readonly<
  Record<ClaimVerdict['weight'], { readonly mark: string; readonly look: string }>
> = {
  pass: { mark: '✓', look: 'text-ok' },
  fail: { mark: '✕', look: 'text-bad' },
  critical: { mark: '!!', look: 'text-bad' },
  high: { mark: '!', look: 'text-bad' },
  medium: { mark: '!', look: 'text-warn' },
  low: { mark: '·', look: 'text-warn' },
  info: { mark: 'i', look: 'text-muted' },
};

function nameWeight(weight: ClaimVerdict['weight']): string {
  switch (weight) {
    case 'pass':
      return say`passed`;
    case 'fail':
      return say`failed`;
    default:
      return nameSeverity(weight);
  }
}

/** Rests while the words stay the same, whatever the clock does. */
const Verdicts = memo(function Verdicts({
  verdicts,
}: {
  readonly verdicts: readonly ClaimVerdict[];
}) {
  if (verdicts.length === 0) return null;
  return (
    // biome-ignore lint/a11y/noRedundantRoles: Safari takes the role from lists without bullets
    <ul role="list" className="grid gap-0.5">
      {verdicts.map(({ weight, words }) => (
        <li key={words} className="grid grid-cols-[14px_1fr] gap-1.5 text-12">
          <span aria-hidden="true" className={`font-semibold ${LOOKS[weight].look}`}>
            {LOOKS[weight].mark}
          </span>
          <span className="min-w-0 break-words">
            <span className="sr-text">{nameWeight(weight)}: </span>
            <Quoted>{words}</Quoted>
          </span>
        </li>
      ))}
    </ul>
  );
});
