import {
  explainListProblem,
  explainReferenceProblem,
  INVALID,
  nameStatus,
  SUSPENDED,
} from '../../status-list/explain-status.ts';
import type { ReadList, StatusEvidence } from '../../status-list/status-evidence.ts';
import { quote } from '../../words/quote.ts';
import { say } from '../../words/say.ts';
import { sentences } from '../../words/sentences.ts';
import type { AuditRule, Finding } from '../audit-rule.ts';
import { STATUS_LIST_DRAFT } from '../draft-references.ts';

/** What a status list says of the token, and whether a status list can be read. */
export const statusList: AuditRule = ({ evidence, now }) => {
  const status = evidence?.status;
  if (!status) return [];
  const found = describe(status, now);
  return found ? [{ basis: 'pair', references: [STATUS_LIST_DRAFT], ...found }] : [];
};

type Described = Omit<Finding, 'basis' | 'references'>;

function describe(status: StatusEvidence, now: number): Described | undefined {
  if (status.kind === 'list') {
    return status.problem && unreadable(explainListProblem(status.problem), '/status_list');
  }
  if (status.kind === 'malformed') {
    return {
      code: 'status-reference',
      severity: 'medium',
      where: { part: 'payload', pointer: '/status/status_list' },
      title: say`Malformed status reference`,
      why: explainReferenceProblem(status.problem),
      fix: say`Reference the list with “idx” and “uri”.`,
    };
  }
  const { index, uri, list } = status;
  if (!list) return unknown(index, uri);
  if (list.problem !== undefined) {
    const why = say`The status list is token ${list.other} in the text. ${explainListProblem(list.problem)}`;
    return unreadable(why, '/status/status_list');
  }
  return list.status === undefined ? outside(index, list) : judged(index, list, list.status, now);
}

function unknown(index: number, uri: string): Described {
  return {
    code: 'status-unknown',
    severity: 'info',
    where: { part: 'payload', pointer: '/status/status_list' },
    title: say`Status not checked`,
    why: say`The issuer can revoke the token in entry ${index} of the status list ${quote(uri)}, which is not in the Token field.`,
    fix: say`Fetch the list in the Status row, or paste it below the token.`,
  };
}

function unreadable(why: string, pointer: string): Described {
  return {
    code: 'status-list-unreadable',
    severity: 'medium',
    where: { part: 'payload', pointer },
    title: say`Unreadable status list`,
    why,
    fix: say`Create the list again with a library for Token Status Lists.`,
  };
}

function outside(index: number, { other, entries, signature }: ReadList): Described {
  return {
    code: 'status-index',
    severity: signature.state === 'verified' ? 'high' : 'medium',
    where: { part: 'payload', pointer: '/status/status_list/idx' },
    title: say`Index outside status list`,
    why: say`“idx” is ${index}, but the status list (token ${other} in the text) has only ${entries} entries. APIs that check the status must reject the token.`,
    fix: say`Use an index of the list, or get the current list.`,
  };
}

/** What a list says is worth as much as its signature and its dates, whichever way it speaks. */
function judged(
  index: number,
  { other, signature, expires }: ReadList,
  status: number,
  now: number,
): Described | undefined {
  const isExpired = expires !== undefined && expires <= now;
  const doubt = signature.state !== 'verified' || isExpired ? doubtOf(isExpired) : undefined;
  const isAgainst = status === INVALID || status === SUSPENDED;
  if (!isAgainst && !doubt) return undefined;
  const why = say`Entry ${index} of the status list (token ${other} in the text) is ${nameStatus(status)}.`;
  const where = { part: 'payload', pointer: '/status/status_list' } as const;
  if (doubt) {
    const found = { where, why: sentences(why, doubt.why), fix: doubt.fix };
    return isAgainst
      ? { code: 'status-unverified', severity: 'medium', title: doubt.title, ...found }
      : { code: 'status-unknown', severity: 'info', title: say`Status not checked`, ...found };
  }
  return status === INVALID
    ? {
        ...{ code: 'status-revoked', severity: 'high', where },
        title: say`Revoked by status list`,
        why: sentences(why, say`The issuer revoked the token.`),
        fix: say`Reject the token; the user must get a new one.`,
      }
    : {
        ...{ code: 'status-suspended', severity: 'medium', where },
        title: say`Suspended by status list`,
        why: sentences(why, say`The issuer suspended the token for now.`),
        fix: say`Reject the token until the list says VALID again.`,
      };
}

/** Why a list proves nothing, and what to do about it. */
function doubtOf(isExpired: boolean): Pick<Described, 'title' | 'why' | 'fix'> {
  return isExpired
    ? {
        title: say`Revoked by expired list`,
        why: say`The list has expired, so the status may have changed.`,
        fix: say`Get the current list and check the status again.`,
      }
    : {
        title: say`Revoked by unverified list`,
        why: say`The signature of the list is not verified with your key, so anyone could have created the list.`,
        fix: say`Put the key of the list’s issuer into the Key field.`,
      };
}
