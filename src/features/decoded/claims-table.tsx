import { useState } from 'react';
import type { Finding } from '../../core/audit/audit-rule.ts';
import type { JsonMember, JsonNode } from '../../core/encoding/json-text.ts';
import type { IssuerId } from '../../core/registry/issuers.ts';
import { say, sayCount } from '../../core/words/say.ts';
import { useDateForm } from '../shared/date-form.ts';
import { useNow } from '../shared/use-now.ts';
import { ClaimRow } from './claim-row.tsx';
import { type ClaimsReceiver, type ClaimVerdict, useClaimVerdicts } from './claim-verdicts.ts';
import { DateFormChoice } from './date-form-choice.tsx';

export type { ClaimsReceiver } from './claim-verdicts.ts';

export interface ClaimsTableProps {
  readonly part: 'header' | 'payload';
  readonly text: string;
  /** The text as JSON; undefined where it is none, or is still being read. */
  readonly root: JsonNode | undefined;
  readonly issuer?: IssuerId | undefined;
  readonly findings: readonly Finding[];
  readonly receiver?: ClaimsReceiver | undefined;
}

/** More rows than these are shown on request: each is a dozen elements. */
const ROWS = 50;

const NO_VERDICTS: readonly ClaimVerdict[] = [];

/** Roles in so many words: a table that is laid out as blocks in a narrow pane is none to browsers. */
const ROLES = {
  table: { role: 'table' },
  group: { role: 'rowgroup' },
  row: { role: 'row' },
  header: { role: 'columnheader' },
};

/** Every member of the header or the payload: its value in human form, what it is, and what is to be said of it. */
export function ClaimsTable(props: ClaimsTableProps) {
  const { part, text, root } = props;
  if (root?.type !== 'object') {
    return <p className="px-3.5 py-3 text-13 text-muted">{explainNoTable(part, text)}</p>;
  }
  if (root.members.length === 0) {
    return <p className="px-3.5 py-3 text-13 text-muted">{say`There is nothing in it.`}</p>;
  }
  return <Members {...props} members={root.members} />;
}

function Members({
  part,
  text,
  members,
  issuer,
  findings,
  receiver,
}: ClaimsTableProps & { readonly members: readonly JsonMember[] }) {
  const now = useNow();
  const form = useDateForm();
  const verdicts = useClaimVerdicts(part, findings, receiver);
  const [isWhole, setWhole] = useState(false);
  const shown = isWhole ? members : members.slice(0, ROWS);
  const heading = part === 'header' ? say`Parameter` : say`Claim`;
  return (
    <div className="@container text-13 md:max-h-[max(320px,calc(100vh-430px))] md:overflow-auto">
      {part === 'payload' && <DateFormChoice className="px-3.5 py-2" />}
      <table
        {...ROLES.table}
        aria-label={part === 'header' ? say`Header parameters` : say`Claims`}
        className="w-full border-collapse @max-2xl:block"
      >
        <thead {...ROLES.group} className="@max-2xl:sr-only">
          <tr {...ROLES.row} className="text-left text-12 text-muted">
            {[heading, say`Value`, say`Meaning`, say`Checks`].map((name) => (
              <th
                key={name}
                {...ROLES.header}
                scope="col"
                className="px-2 py-2 font-semibold first:pl-3.5 last:pr-3.5"
              >
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody {...ROLES.group} className="@max-2xl:block">
          {shown.map((member, index) => (
            <ClaimRow
              // biome-ignore lint/suspicious/noArrayIndexKey: a name may stand twice
              key={`${member.name} ${index}`}
              part={part}
              member={member}
              text={text}
              issuer={issuer}
              now={now}
              form={form}
              verdicts={verdicts.get(member.name) ?? NO_VERDICTS}
            />
          ))}
        </tbody>
      </table>
      {shown.length < members.length && (
        <p className="border-t border-line px-3.5 py-2">
          <button
            type="button"
            className="rounded text-12 font-medium underline hover:no-underline"
            onClick={() => setWhole(true)}
          >
            {sayCount(members.length, 'Show the one', 'Show all {0}')}
          </button>
        </p>
      )}
    </div>
  );
}

function explainNoTable(part: 'header' | 'payload', text: string): string {
  if (text.trim() === '') return say`There is nothing to explain yet.`;
  return part === 'header'
    ? say`The header cannot be read as a JSON object, so that there are no parameters to explain.`
    : say`The payload cannot be read as a JSON object, so that there are no claims to explain.`;
}
