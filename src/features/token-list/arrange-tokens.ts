import type { TokenSummary } from '../../core/extract/summarize-token.ts';
import { say } from '../../core/words/say.ts';
import { type ListedToken, summaryOf, type Verdicts } from './use-token-list.ts';

/** Which tokens a list shows, and in which order. */
export interface Arrangement {
  readonly shown: 'all' | 'expired' | 'failing';
  /** An issuer, or `ALL`. */
  readonly issuer: string;
  readonly sorted: 'text' | 'expiry' | 'issuer' | 'label';
}

/** No issuer is named like this: its name would have to be a line break. */
export const ALL = '\n';

export const SHOWN = {
  get all() {
    return say`all`;
  },
  get expired() {
    return say`expired`;
  },
  get failing() {
    return say`failing`;
  },
} as const;
export const SORTED = {
  get text() {
    return say`position`;
  },
  get expiry() {
    return say`expiry`;
  },
  get issuer() {
    return say`issuer`;
  },
  get label() {
    return say`label`;
  },
} as const;

/** `now` in seconds since 1970-01-01 UTC. */
export function arrange(
  list: readonly ListedToken[],
  { shown, issuer, sorted }: Arrangement,
  verdicts: Verdicts,
  now: number,
): readonly ListedToken[] {
  if (shown === 'all' && issuer === ALL && sorted === 'text') return list;
  const kept = list.filter(({ found, index }) => {
    const { expiry, issuer: own } = summaryOf(found);
    if (issuer !== ALL && own !== issuer) return false;
    if (shown === 'expired') return expiry !== undefined && now >= expiry;
    return shown === 'all' || isFailing(verdicts.get(index)?.state);
  });
  return sorted === 'text' ? kept : kept.toSorted(comparators[sorted]);
}

/** Checked and found wrong, or not readable as a token. */
function isFailing(state: string | undefined): boolean {
  return state === 'invalid' || state === 'malformed';
}

type Comparator = (one: ListedToken, two: ListedToken) => number;

const comparators: Readonly<Record<'expiry' | 'issuer' | 'label', Comparator>> = {
  expiry: (one, two) =>
    (summaryOf(one.found).expiry ?? Number.MAX_VALUE) -
    (summaryOf(two.found).expiry ?? Number.MAX_VALUE),
  issuer: (one, two) => inOrder(summaryOf(one.found).issuer, summaryOf(two.found).issuer),
  label: (one, two) => inOrder(one.found.label, two.found.label),
};

/** What has no name comes last. */
function inOrder(one: string | undefined, two: string | undefined): number {
  if (one === undefined || two === undefined)
    return Number(one === undefined) - Number(two === undefined);
  return one < two ? -1 : Number(one > two);
}

export function issuersOf(summaries: readonly TokenSummary[]): string[] {
  const names = summaries.flatMap(({ issuer }) => issuer ?? []);
  return [...new Set(names)].toSorted();
}
