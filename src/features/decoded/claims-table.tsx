import { useState } from 'react';
import type { Finding } from '../../core/audit/audit-rule.ts';
import type { JsonMember, JsonNode } from '../../core/encoding/json-text.ts';
import type { IssuerId } from '../../core/registry/issuers.ts';
import { say, sayCount } from '../../core/words/say.ts';
import { Button } from '../../ui/button.tsx';
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

/** Explicit roles: browsers drop those of a table that is laid out as a grid. */
const ROLES = {
  table: { role: 'table' },
  group: { role: 'rowgroup' },
  row: { role: 'row' },
  header: { role: 'columnheader' },
};

/** Every member of the header or the payload: what it means, its value for people, and what is wrong with it. */
export function ClaimsTable(props: ClaimsTableProps) {
  const { part, text, root } = props;
  if (root?.type !== 'object') {
    return <p className="px-4 py-2 text-13 text-muted">{explainNoTable(part, text)}</p>;
  }
  if (root.members.length === 0) {
    return <p className="px-4 py-2 text-13 text-muted">{say`The object is empty.`}</p>;
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
  return (
    <div className="@container pb-3 text-13">
      <table
        {...ROLES.table}
        aria-label={part === 'header' ? say`Header parameters` : say`Claims`}
        className="block w-full"
      >
        <thead {...ROLES.group} className="sr-only">
          <tr {...ROLES.row}>
            {[part === 'header' ? say`Parameter` : say`Claim`, say`Value`, say`Meaning`].map(
              (name) => (
                <th key={name} {...ROLES.header} scope="col">
                  {name}
                </th>
              ),
            )}
          </tr>
        </thead>
        <tbody {...ROLES.group} className="block">
          {shown.map((member, index) => (
            <ClaimRow
              // biome-ignore lint/suspicious/noArrayIndexKey: a name may occur twice
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
        <p className="border-t border-line px-4 py-2">
          <Button small onClick={() => setWhole(true)}>
            {sayCount(members.length, 'Show {0} claim', 'Show all {0} claims')}
          </Button>
        </p>
      )}
      {part === 'payload' && <DateFormChoice className="border-t border-line px-4 pt-2" />}
    </div>
  );
}

function explainNoTable(part: 'header' | 'payload', text: string): string {
  if (text.trim() === '') {
    return part === 'header' ? say`The header is empty.` : say`The payload is empty.`;
  }
  return part === 'header'
    ? say`The header is not a JSON object, so it has no parameters.`
    : say`The payload is not a JSON object, so it has no claims.`;
}
