import type { AnswerConclusion } from '../conclusion/answer.ts';
import type { Issue } from '../issues/issue.ts';
import { formatUtc } from '../time/utc-date.ts';
import type { VerdictWords } from '../verdict/verdict-words.ts';
import { shorten, showUnseen } from '../words/quote.ts';
import { say } from '../words/say.ts';

/**
 * What a report tells of one token: never the token itself, nor a key. The
 * words of issues have sensitive values masked already.
 */
export interface AuditReport {
  /** The answer in one sentence, and what the signature was checked with. */
  readonly verdict: VerdictWords & { readonly conclusion: AnswerConclusion };
  /** "alg" of the header, when there is one. */
  readonly algorithm: string | undefined;
  /** Characters of the token. */
  readonly length: number;
  /** When the report was made, in seconds since 1970-01-01 UTC. */
  readonly madeAt: number;
  /** The worst first. */
  readonly issues: readonly Issue[];
}

export function reportTitle(): string {
  return say`Claimcheck report`;
}

/** Where an issue is, as scripts read it: "payload /exp". */
export function nameWhere({ where }: Issue): string {
  return where.pointer ? `${where.part} ${showUnseen(where.pointer)}` : where.part;
}

/** The same, as one would write it. */
export function describeWhere({ where: { part, pointer } }: Issue): string {
  const name = PLACES[part]();
  return pointer ? `${name} ${shorten(pointer)}` : name;
}

const PLACES: Readonly<Record<Issue['where']['part'], () => string>> = {
  header: () => say`header`,
  payload: () => say`payload`,
  signature: () => say`signature`,
  token: () => say`token`,
  context: () => say`context`,
  key: () => say`key`,
};

/** What the report is about, as name and value. */
export function reportFacts({ algorithm, length, madeAt }: AuditReport): [string, string][] {
  return [
    [say`Algorithm`, algorithm === undefined ? say`not specified` : shorten(algorithm)],
    [say`Length`, say`${length} characters`],
    [say`Generated`, formatUtc(madeAt)],
  ];
}
