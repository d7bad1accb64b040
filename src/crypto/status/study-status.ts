import type { AuditRule } from '../../core/audit/audit-rule.ts';
import { statusList } from '../../core/audit/rules/status-list.ts';
import { decodeToken } from '../../core/decode/decode-token.ts';
import type { DecodedToken } from '../../core/decode/decoded-token.ts';
import { stringMember } from '../../core/encoding/json-query.ts';
import type { FoundToken } from '../../core/extract/found-token.ts';
import type { KeyReading } from '../../core/keys/key-material.ts';
import type { StatusEvidence } from '../../core/status-list/status-evidence.ts';
import {
  countEntries,
  isListType,
  readReference,
  statusAt,
} from '../../core/status-list/status-list.ts';
import { numericDate } from '../../core/time/numeric-date.ts';
import { verifySignature } from '../signatures/verify-signature.ts';
import { openStatusList } from './open-status-list.ts';

/** What needs the evidence of this file, in one chunk with it. */
export const STATUS_RULES: readonly AuditRule[] = [statusList];

/** Of longer lists of tokens so many are searched for the status list. */
const MOST_SEARCHED = 1000;
/** Of more lists for one address so many, the newest, are verified. */
const MOST_VERIFIED = 50;

/** What the status list of a token says, where it is among the tokens of the text; or whether a status list can be read. */
export async function studyStatus(
  token: DecodedToken,
  reading: KeyReading,
  tokens: readonly FoundToken[],
): Promise<StatusEvidence | undefined> {
  if (!token.claimsSet?.ok) return undefined;
  const reference = readReference(token.claimsSet.value.object);
  if (!reference) {
    const list = await openStatusList(token);
    return list && { kind: 'list', problem: list.ok ? undefined : list.problem };
  }
  if (!reference.ok) return { kind: 'malformed', problem: reference.problem };
  const { index, uri } = reference.value;
  const base = { kind: 'reference', index, uri } as const;
  const chosen = await chooseList(findLists(uri, tokens), reading);
  if (!chosen) return { ...base, list: undefined };
  const { list: listToken, other, signature } = chosen;
  const opened = await openStatusList(listToken);
  if (!opened?.ok) return { ...base, list: { other, problem: opened?.problem ?? 'not-an-object' } };
  const status = statusAt(opened.value, index);
  const claims = listToken.claimsSet?.ok ? listToken.claimsSet.value.object : undefined;
  const expires = claims && numericDate(claims, 'exp');
  const entries = countEntries(opened.value);
  return { ...base, list: { other, problem: undefined, status, entries, signature, expires } };
}

/** The newest list that the user’s key verifies, else the newest: a forged one must not hide a real one. */
async function chooseList(lists: readonly NamedList[], reading: KeyReading) {
  const verified = await Promise.all(
    lists.slice(-MOST_VERIFIED).map(async (named) => ({
      ...named,
      signature: await verifySignature(named.list, reading, 'utf8'),
    })),
  );
  return verified.findLast(({ signature }) => signature.state === 'verified') ?? verified.at(-1);
}

interface NamedList {
  readonly list: DecodedToken;
  /** Its number among the tokens of the text, from 1. */
  readonly other: number;
}

/** The lists that an address names, the newest last (Token Status List §5.1: its “sub” is that address). */
function findLists(uri: string, tokens: readonly FoundToken[]) {
  const lists = tokens.slice(0, MOST_SEARCHED).flatMap((found, index) => {
    const list = decodeToken(found);
    const { protectedHeader, claimsSet } = list;
    const header = protectedHeader.ok ? protectedHeader.value.object : undefined;
    const claims = claimsSet?.ok ? claimsSet.value.object : undefined;
    const isNamed = claims !== undefined && stringMember(claims, 'sub') === uri;
    if (!isNamed || !isListType(header)) return [];
    return [{ list, other: index + 1, issued: numericDate(claims, 'iat') ?? 0 }];
  });
  return lists.toSorted((one, other) => one.issued - other.issued);
}
