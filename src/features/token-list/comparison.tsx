import { X } from 'lucide-react';
import { useMemo, useState } from 'react';
import { compareTokens, type MemberComparison } from '../../core/compare/compare-tokens.ts';
import { formatDuration } from '../../core/explain/duration.ts';
import { cut, shorten } from '../../core/words/quote.ts';
import { say } from '../../core/words/say.ts';
import { readToken } from '../../session/find-tokens.ts';
import { Button, IconButton } from '../../ui/button.tsx';
import { formatDate } from '../shared/date-words.ts';
import { nameState } from './name-state.ts';
import type { ListedToken, Verdicts } from './use-token-list.ts';

interface ComparisonProps {
  readonly before: ListedToken;
  readonly after: ListedToken;
  readonly verdicts: Verdicts;
  readonly onClose: () => void;
}

/** Two tokens side by side: what is different first, the rest on demand. */
export function Comparison(props: ComparisonProps) {
  const { verdicts, onClose } = props;
  const [before, after] = [props.before.found, props.after.found];
  const [showsSame, setShowsSame] = useState(false);
  const { header, payload, sameSignature } = useMemo(
    () => compareTokens(readToken(before), readToken(after)),
    [before, after],
  );
  const members = [...(header ?? []), ...(payload ?? [])];
  const same = members.filter(({ outcome }) => outcome === 'same').length;
  const shown = showsSame ? members : members.filter(({ outcome }) => outcome !== 'same');
  const stateOf = ({ index }: ListedToken) => nameState(verdicts.get(index)?.state);
  return (
    <section aria-label={say`Comparison`} className="border-t border-line px-4 py-2 text-13">
      <div className="flex items-center gap-2 pb-1.5">
        <h3 className="min-w-0 truncate font-semibold">
          {before.label !== undefined && after.label !== undefined
            ? say`Comparison of ${before.label} and ${after.label}`
            : say`Selected token and the other token`}
        </h3>
        <span className="ml-auto flex gap-1">
          <Button
            small
            look="ghost"
            aria-pressed={showsSame}
            onClick={() => setShowsSame(!showsSame)}
          >
            {showsSame ? say`Hide ${same} identical` : say`Show ${same} identical`}
          </Button>
          <IconButton small icon={X} label={say`Close the comparison`} onClick={onClose} />
        </span>
      </div>
      <div className="min-w-0">
        <table className="w-full border-collapse text-left text-12">
          <thead className="text-12 text-muted">
            <tr>
              <th className="py-1 pr-3 font-medium">{say`Member`}</th>
              <th className="py-1 pr-3 font-medium">{say`Selected`}</th>
              <th className="py-1 pr-3 font-medium">{say`Other`}</th>
              <th className="py-1 font-medium">{say`Difference`}</th>
            </tr>
          </thead>
          <tbody>
            <tr data-outcome={sameSignature ? 'same' : 'changed'} className="border-t border-line">
              <th scope="row" className="py-1 pr-3 font-semibold">
                {say`signature`}
              </th>
              <td className="py-1 pr-3">{stateOf(props.before)}</td>
              <td className="py-1 pr-3">{stateOf(props.after)}</td>
              <td className="py-1">{nameOutcome(sameSignature ? 'same' : 'changed')}</td>
            </tr>
            {shown.map((member) => (
              <MemberRow key={`${member.part} ${member.pointer}`} member={member} />
            ))}
          </tbody>
        </table>
      </div>
      {!header && <p className="pt-1.5 text-muted">{say`One or both headers can’t be read.`}</p>}
      {!payload && <p className="pt-1.5 text-muted">{say`One or both payloads can’t be read.`}</p>}
    </section>
  );
}

const LOOKS: Readonly<Record<MemberComparison['outcome'], string>> = {
  same: 'text-muted',
  changed: 'text-warn',
  added: 'text-ok',
  removed: 'text-bad',
};

function MemberRow({ member }: { readonly member: MemberComparison }) {
  const { part, pointer, outcome, before, after, distance } = member;
  const value = `py-1 pr-3 ${distance === undefined ? 'sensitive font-mono wrap-anywhere' : ''}`;
  return (
    <tr data-outcome={outcome} className="border-t border-line align-top">
      <th scope="row" className="py-1 pr-3 font-semibold wrap-anywhere">
        <span translate="no">{shorten(pointer.slice(1))}</span>
        {part === 'header' && <span className="font-normal text-muted"> ({say`header`})</span>}
      </th>
      <td translate="no" className={value}>
        {valueWords(before, distance)}
      </td>
      <td translate="no" className={value}>
        {valueWords(after, distance)}
      </td>
      <td className={`py-1 font-medium ${LOOKS[outcome]}`}>
        {distance === undefined || distance === 0 ? nameOutcome(outcome) : distanceWords(distance)}
      </td>
    </tr>
  );
}

/** Values longer than this are shortened: the panes show them whole. */
const LONGEST_VALUE = 240;

function valueWords(json: string | undefined, distance: number | undefined): string {
  if (json === undefined) return '–';
  if (distance !== undefined) return formatDate(Number(json));
  return cut(json, LONGEST_VALUE);
}

function distanceWords(seconds: number): string {
  const length = formatDuration(seconds);
  return seconds > 0 ? say`${length} later` : say`${length} earlier`;
}

function nameOutcome(outcome: MemberComparison['outcome']): string {
  switch (outcome) {
    case 'same':
      return say`same`;
    case 'changed':
      return say`changed`;
    case 'added':
      return say`added`;
    case 'removed':
      return say`removed`;
  }
}
