import { useId, useState } from 'react';
import { nameStatus } from '../../core/status-list/explain-status.ts';
import {
  countEntries,
  countStatuses,
  type StatusList,
  statusAt,
} from '../../core/status-list/status-list.ts';
import { formatNumber } from '../../core/words/format-number.ts';
import { say } from '../../core/words/say.ts';

/** How many entries have each status, and the status of one of them. */
export function StatusTable({ list }: { readonly list: StatusList }) {
  const [index, setIndex] = useState('0');
  const [fieldId, answerId] = [useId(), useId()];
  const last = countEntries(list) - 1;
  const number = /^\d+$/.test(index.trim()) ? Number(index) : undefined;
  const status = number === undefined ? undefined : statusAt(list, number);
  return (
    <div className="grid gap-3 px-4 pt-1 pb-3 text-13">
      <table aria-label={say`Statuses`} className="w-fit text-left">
        <thead className="text-12 text-muted">
          <tr>
            <th scope="col" className="pr-6 font-normal">{say`Status`}</th>
            <th scope="col" className="text-right font-normal">{say`Entries`}</th>
          </tr>
        </thead>
        <tbody>
          {[...countStatuses(list)].map(([value, count]) => (
            <tr key={value} data-status={value}>
              <td className="pr-6">{nameStatus(value)}</td>
              <td className="text-right tabular-nums">{formatNumber(count)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <div className="flex flex-wrap items-center gap-2">
        <label htmlFor={fieldId}>{say`Index`}</label>
        <input
          id={fieldId}
          inputMode="numeric"
          autoComplete="off"
          aria-describedby={answerId}
          className="min-h-8 w-28 rounded border border-control bg-surface px-2 text-13 tabular-nums max-md:min-h-11 max-md:text-[16px]"
          value={index}
          onChange={({ target }) => setIndex(target.value)}
        />
        <output id={answerId} htmlFor={fieldId} className="font-medium">
          {status === undefined
            ? say`Enter an index from 0 to ${formatNumber(last)}.`
            : nameStatus(status)}
        </output>
      </div>
    </div>
  );
}
