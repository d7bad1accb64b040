import { CircleX } from 'lucide-react';
import { memo, useState } from 'react';
import type { JsonMember } from '../../core/encoding/json-text.ts';
import { explainMember } from '../../core/explain/members/explain-member.ts';
import { nameSeverity } from '../../core/explain/name-severity.ts';
import type { IssuerId } from '../../core/registry/issuers.ts';
import { showUnseen } from '../../core/words/quote.ts';
import { say } from '../../core/words/say.ts';
import { sentences } from '../../core/words/sentences.ts';
import { Icon } from '../../ui/icon.tsx';
import { Coded } from '../../ui/quoted.tsx';
import { SeverityIcon } from '../../ui/severity-icon.tsx';
import { chooseDateForm, type DateForm, nextDateForm } from '../shared/date-form.ts';
import { writeDateHint } from '../shared/date-forms.ts';
import { showForm } from './claim-value.ts';
import type { ClaimVerdict } from './claim-verdicts.ts';

interface ClaimRowProps {
  readonly part: 'header' | 'payload';
  readonly member: JsonMember;
  /** The text that the member is in. */
  readonly text: string;
  readonly issuer: IssuerId | undefined;
  readonly now: number;
  readonly form: DateForm;
  readonly verdicts: readonly ClaimVerdict[];
}

/** The card of a claim in the text has the rest. */
function firstSentence(text: string): string {
  return /^.+?(?:\.(?= \p{Lu})|。|$)/u.exec(text)?.[0] ?? text;
}

/** One member: its name and meaning, and beside them its value; below them on a narrow page. */
export function ClaimRow({ part, member, text, issuer, now, form, verdicts }: ClaimRowProps) {
  const { name, value } = member;
  const facts = explainMember({ part, parents: [], name, value }, issuer);
  const isFailed = verdicts.some(({ weight }) => weight === 'fail');
  return (
    <tr
      {...{ role: 'row' }}
      className={`grid grid-cols-[176px_minmax(0,1fr)] grid-rows-[auto_1fr] gap-x-4 border-t border-line px-4 py-1 @max-sm:grid-cols-1 ${isFailed ? 'bg-bad-soft' : ''}`}
    >
      <th
        {...{ role: 'rowheader' }}
        scope="row"
        className="block min-w-0 text-left font-mono font-medium break-words"
      >
        <bdi translate="no">{showUnseen(name)}</bdi>
      </th>
      <td
        {...{ role: 'cell' }}
        className="col-start-2 row-span-2 row-start-1 block min-w-0 @max-sm:col-start-1 @max-sm:row-start-auto @max-sm:row-end-auto"
      >
        <Value
          text={
            facts.date === undefined ? showForm(value, text) : text.slice(value.start, value.end)
          }
        />
        {facts.date !== undefined && (
          <DateWords words={writeDateHint(facts.date, form, now)} form={form} isFailed={isFailed} />
        )}
        {facts.value.map((fact) => (
          <p key={fact} className="text-12 break-words text-muted">
            <Coded>{fact}</Coded>
          </p>
        ))}
        <Verdicts verdicts={verdicts} />
      </td>
      <td {...{ role: 'cell' }} className="block min-w-0 text-12 break-words text-muted">
        <Coded>{sentences(facts.origin, firstSentence(facts.meaning))}</Coded>
      </td>
    </tr>
  );
}

interface DateWordsProps {
  readonly words: string;
  readonly form: DateForm;
  readonly isFailed: boolean;
}

function DateWords({ words, form, isFailed }: DateWordsProps) {
  return (
    <button
      type="button"
      title={say`Show dates in another format`}
      className={`block rounded text-left text-12 tabular-nums hover:underline hover:decoration-dotted ${isFailed ? 'font-medium text-bad' : 'text-muted'}`}
      onClick={() => chooseDateForm(nextDateForm(form))}
    >
      {words}
    </button>
  );
}

/** Longer values are cut until somebody asks for all of them. */
const LONGEST = 160;

function Value({ text }: { readonly text: string }) {
  const [isWhole, setWhole] = useState(false);
  const isCut = text.length > LONGEST && !isWhole;
  return (
    <p className="font-mono break-words whitespace-pre-wrap text-value">
      <bdi translate="no">{isCut ? `${text.slice(0, LONGEST)}…` : text}</bdi>
      {isCut && (
        <button
          type="button"
          className="ml-2 rounded font-sans text-12 text-muted underline hover:no-underline"
          onClick={() => setWhole(true)}
        >
          {say`Show full value`}
        </button>
      )}
    </p>
  );
}

function nameWeight(weight: ClaimVerdict['weight']): string {
  return weight === 'fail' ? say`failed` : nameSeverity(weight);
}

/** Renders again only for other words, whatever the clock does. */
const Verdicts = memo(function Verdicts({
  verdicts,
}: {
  readonly verdicts: readonly ClaimVerdict[];
}) {
  if (verdicts.length === 0) return null;
  return (
    // biome-ignore lint/a11y/noRedundantRoles: Safari takes the role from lists without bullets
    <ul role="list" className="grid gap-1 py-1">
      {verdicts.map(({ weight, words }) => (
        <li key={words} className="flex gap-1 text-12">
          {weight === 'fail' ? (
            <Icon of={CircleX} className="text-bad" />
          ) : (
            <SeverityIcon severity={weight} />
          )}
          <span className="min-w-0 break-words">
            <span className="sr-text">{nameWeight(weight)}: </span>
            <Coded>{words}</Coded>
          </span>
        </li>
      ))}
    </ul>
  );
});
