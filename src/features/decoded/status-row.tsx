import { CircleAlert, CircleCheck, CircleHelp, CircleX, type LucideIcon } from 'lucide-react';
import { useCallback } from 'react';
import type { DecodedToken } from '../../core/decode/decoded-token.ts';
import {
  explainListProblem,
  explainNoList,
  explainReferenceProblem,
  INVALID,
  nameStatus,
  SUSPENDED,
  VALID,
} from '../../core/status-list/explain-status.ts';
import {
  isRead,
  type ReadList,
  type StatusEvidence,
  type UnreadableList,
} from '../../core/status-list/status-evidence.ts';
import {
  countEntries,
  readReference,
  type StatusReference,
} from '../../core/status-list/status-list.ts';
import { formatNumber } from '../../core/words/format-number.ts';
import { say, sayCount } from '../../core/words/say.ts';
import { openStatusList } from '../../crypto/status/open-status-list.ts';
import { Icon } from '../../ui/icon.tsx';
import { Coded } from '../../ui/quoted.tsx';
import { useAnswer } from '../shared/use-answer.ts';
import { FoldRow } from './fold-row.tsx';
import { StatusFetch } from './status-fetch.tsx';
import { StatusTable } from './status-table.tsx';

export interface StatusRowProps {
  readonly token: DecodedToken;
  /** Undefined while it is gathered. */
  readonly status: StatusEvidence | undefined;
  /** Whether the list is signed with a key that counts. */
  readonly isVerified: boolean;
  /** Seconds since 1970-01-01 UTC. */
  readonly now: number;
  readonly onList: (list: string) => void;
}

/** What a status list says of the token; or what a token that is a status list contains. */
export function StatusRow({ token, status, ...props }: StatusRowProps) {
  const claims = token.claimsSet?.ok ? token.claimsSet.value.object : undefined;
  const reference = claims && readReference(claims);
  if (!reference) return <ListRow token={token} />;
  if (reference.ok) {
    const known = status?.kind === 'reference' ? status : undefined;
    return (
      <ReferenceRow
        reference={reference.value}
        list={known?.list}
        {...props}
        isKnown={known !== undefined}
      />
    );
  }
  return (
    <FoldRow
      title={say`Status`}
      summary={<Coded>{explainReferenceProblem(reference.problem)}</Coded>}
    />
  );
}

interface ReferenceRowProps extends Omit<StatusRowProps, 'status' | 'token'> {
  readonly reference: StatusReference;
  readonly list: UnreadableList | ReadList | undefined;
  /** Whether the other tokens of the text were searched for the list. */
  readonly isKnown: boolean;
}

function ReferenceRow({ reference, list, isKnown, isVerified, now, onList }: ReferenceRowProps) {
  const { index, uri } = reference;
  const answer = isRead(list) ? describeAnswer(list, isVerified, now) : undefined;
  const unknown = isKnown ? say`Unknown: entry ${formatNumber(index)} of a status list` : '';
  return (
    <FoldRow
      title={say`Status`}
      summary={
        answer ? (
          <span className="flex flex-wrap items-center gap-x-2">
            <Icon of={answer.icon} className={answer.color} />
            <span className="font-medium text-text">{answer.name}</span>
            <span>{answer.worth}</span>
          </span>
        ) : (
          unknown
        )
      }
    >
      <div className="grid gap-2 px-4 pt-1 pb-3 text-13">
        <p>
          <Coded>{explainSource(reference, list)}</Coded>
        </p>
        {answer && <p className="text-muted">{answer.advice}</p>}
        <StatusFetch key={uri} uri={uri} isAgain={list !== undefined} onList={onList} />
      </div>
    </FoldRow>
  );
}

function explainSource(
  { index, uri }: StatusReference,
  list: UnreadableList | ReadList | undefined,
): string {
  if (!list) return explainNoList(uri);
  if (list.problem !== undefined) return explainListProblem(list.problem);
  return say`Entry ${formatNumber(index)} of the status list, which is token ${list.other} in the text.`;
}

interface StatusAnswer {
  readonly icon: LucideIcon;
  readonly color: string;
  readonly name: string;
  /** What the list is worth. */
  readonly worth: string;
  readonly advice: string;
}

function describeAnswer(list: ReadList, isVerified: boolean, now: number): StatusAnswer {
  const { status, entries, expires } = list;
  const isExpired = expires !== undefined && expires <= now;
  const worth = isExpired
    ? say`expired list`
    : isVerified
      ? say`verified list`
      : say`unverified list`;
  const advice = isExpired
    ? say`The list has expired, so it says nothing about the token now. Get the current list.`
    : isVerified
      ? say`The list is signed with your key. It says what the issuer knew when the list was issued.`
      : say`Anyone could have created this list: its signature is not verified with your key. Put the key of the list’s issuer into the Key field.`;
  const isGood = isVerified && !isExpired;
  if (status === undefined) {
    const name = say`Not in the list, which has ${formatNumber(entries)} entries`;
    return { icon: CircleX, color: 'text-bad', name, worth, advice };
  }
  const name = nameStatus(status);
  if (status === VALID) {
    const look = isGood
      ? { icon: CircleCheck, color: 'text-ok' }
      : { icon: CircleHelp, color: 'text-muted' };
    return { ...look, name, worth, advice };
  }
  const isBad = status === INVALID || status === SUSPENDED;
  const look = isBad
    ? { icon: CircleX, color: 'text-bad' }
    : { icon: CircleAlert, color: 'text-warn' };
  return { ...look, name, worth, advice };
}

function ListRow({ token }: { readonly token: DecodedToken }) {
  const answer = useAnswer(useCallback(() => openStatusList(token), [token]));
  if (answer.state === 'done' && !answer.value) return null;
  const opened = answer.state === 'done' ? answer.value : undefined;
  return (
    <FoldRow
      title={say`Status list`}
      summary={
        answer.state === 'failed'
          ? say`Not readable`
          : opened &&
            (opened.ok ? (
              countWords(countEntries(opened.value))
            ) : (
              <Coded>{explainListProblem(opened.problem)}</Coded>
            ))
      }
    >
      {opened?.ok ? <StatusTable list={opened.value} /> : undefined}
    </FoldRow>
  );
}

function countWords(entries: number): string {
  return sayCount(entries, '{1} entry', '{1} entries', formatNumber(entries));
}
