import { useMemo, useState } from 'react';
import { compareTokens, type MemberComparison } from '../core/compare/compare-tokens.ts';
import { formatDuration } from '../core/explain/duration.ts';
import type { FoundToken } from '../core/extract/found-token.ts';
import { readToken } from '../pipeline.ts';
import type { Verdicts } from '../state/use-token-list.ts';
import { Button } from '../ui/button.tsx';
import { formatDate } from './date-words.ts';

interface ComparisonProps {
  readonly before: FoundToken;
  readonly after: FoundToken;
  readonly verdicts: Verdicts;
  readonly onClose: () => void;
}

/** Two tokens side by side: what is different first, the rest on demand. */
export function Comparison({ before, after, verdicts, onClose }: ComparisonProps) {
  const [showsSame, setShowsSame] = useState(false);
  const { header, payload, sameSignature } = useMemo(
    () => compareTokens(readToken(before), readToken(after)),
    [before, after],
  );
  const members = [...(header ?? []), ...(payload ?? [])];
  const same = members.filter(({ outcome }) => outcome === 'same').length;
  const shown = showsSame ? members : members.filter(({ outcome }) => outcome !== 'same');
  const stateOf = ({ compact }: FoundToken) => verdicts.get(compact)?.state ?? 'checking';
  return (
    <section aria-label="Comparison" className="border-t border-line px-3.5 py-2.5 text-note">
      <div className="flex items-center gap-2 pb-1.5">
        <h3 className="min-w-0 truncate font-semibold">
          {before.label ?? 'selected'} and {after.label ?? 'the other'}
        </h3>
        <span className="ml-auto flex gap-1">
          <Button look="quiet" aria-pressed={showsSame} onClick={() => setShowsSame(!showsSame)}>
            {showsSame ? 'Hide' : 'Show'} {same} the same
          </Button>
          <Button look="quiet" onClick={onClose}>
            Close
          </Button>
        </span>
      </div>
      <div className="min-w-0">
        <table className="w-full border-collapse text-left text-small">
          <thead className="text-tiny text-muted">
            <tr>
              <th className="py-1 pr-3 font-medium">Member</th>
              <th className="py-1 pr-3 font-medium">Selected</th>
              <th className="py-1 pr-3 font-medium">Other</th>
              <th className="py-1 font-medium">Difference</th>
            </tr>
          </thead>
          <tbody>
            <tr data-outcome={sameSignature ? 'same' : 'changed'} className="border-t border-line">
              <th scope="row" className="py-1 pr-3 font-semibold">
                signature
              </th>
              <td className="py-1 pr-3">{stateOf(before)}</td>
              <td className="py-1 pr-3">{stateOf(after)}</td>
              <td className="py-1">{sameSignature ? 'same' : 'changed'}</td>
            </tr>
            {shown.map((member) => (
              <MemberRow key={`${member.part} ${member.pointer}`} member={member} />
            ))}
          </tbody>
        </table>
      </div>
      {!header && <p className="pt-1.5 text-muted">The headers can't both be read.</p>}
      {!payload && <p className="pt-1.5 text-muted">The payloads can't both be read.</p>}
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
  const value = `py-1 pr-3 ${distance === undefined ? 'font-mono wrap-anywhere' : ''}`;
  return (
    <tr data-outcome={outcome} className="border-t border-line align-top">
      <th scope="row" className="py-1 pr-3 font-semibold wrap-anywhere">
        {pointer.slice(1)}
        {part === 'header' && <span className="font-normal text-muted"> (header)</span>}
      </th>
      <td className={value}>{valueWords(before, distance)}</td>
      <td className={value}>{valueWords(after, distance)}</td>
      <td className={`py-1 font-medium ${LOOKS[outcome]}`}>
        {distance === undefined || distance === 0 ? outcome : distanceWords(distance)}
      </td>
    </tr>
  );
}

/** Values longer than this are shortened: the panes show them whole. */
const LONGEST_VALUE = 240;

function valueWords(json: string | undefined, distance: number | undefined): string {
  if (json === undefined) return '–';
  if (distance !== undefined) return formatDate(Number(json));
  return json.length > LONGEST_VALUE ? `${json.slice(0, LONGEST_VALUE)}…` : json;
}

function distanceWords(seconds: number): string {
  return `${formatDuration(seconds)} ${seconds > 0 ? 'later' : 'earlier'}`;
}
