import type { Check, CheckName } from '../../core/checks/check.ts';
import type { Conclusion } from '../../core/checks/conclude.ts';
import type { ExpectationTexts } from '../../core/checks/expectation-texts.ts';
import type { ReviewedLayer, ReviewedToken } from '../../core/conclusion/reviewed-token.ts';
import type { Issue } from '../../core/issues/issue.ts';
import { listIssues } from '../../core/issues/list-issues.ts';
import type { KeyReading } from '../../core/keys/key-material.ts';
import { concludeToken } from '../../session/conclude-token.ts';
import { memo } from '../../session/memo.ts';

/** What the list, the counts and the tab of a phone show. */
export interface IssueModel {
  readonly issues: readonly Issue[];
  readonly checks: readonly Check[];
  /** Undefined without a token, and while it is being reviewed. */
  readonly conclusion: Conclusion | undefined;
  /** A part of the list is of the input before, or is still missing. */
  readonly isPending: boolean;
  /** Nothing of this token was known before: the list comes when the review ends. */
  readonly isFirst: boolean;
}

/** What a review is of. */
export interface IssueInput {
  readonly review: ReviewedToken | undefined;
  readonly reading: KeyReading;
  /** The token, as long as it is the same one that is edited. */
  readonly subject: string;
  readonly expectations: ExpectationTexts;
  /** Seconds since 1970-01-01 UTC, by the clock of this machine. */
  readonly now: number;
  readonly language: string;
}

const NOTHING: IssueModel = {
  issues: [],
  checks: [],
  conclusion: undefined,
  isPending: false,
  isFirst: false,
};

/** Checks that say what the key came to. */
export const KEY_CHECKS: ReadonlySet<CheckName> = new Set(['signature', 'key', 'key-binding']);

type Layers = readonly [ReviewedLayer, ...ReviewedLayer[]];

interface Known {
  readonly subject: string;
  readonly reading: KeyReading;
  readonly layers: Layers;
  readonly checks: readonly Check[];
}

/**
 * Derives the list. While a token is reviewed again after an edit or with another key, what was known
 * stays in its place, without what the old key said.
 */
export function createIssueModel(): (input: IssueInput) => IssueModel {
  let known: Known | undefined;
  const derive = memo(
    (
      review: IssueInput['review'],
      reading: KeyReading,
      subject: string,
      texts: ExpectationTexts,
      now: number,
      language: string,
    ): IssueModel => {
      if (!review) {
        known = undefined;
        return NOTHING;
      }
      const { derived } = concludeToken(review, texts, now, language);
      const { layers } = review;
      const isJudged = layers.every(({ verdict }) => verdict !== undefined);
      const isPending = !isJudged || layers.some(({ findings }) => findings === 'pending');
      if (!isPending) known = { subject, reading, layers, checks: derived.checks };
      const held = known?.subject === subject ? known : undefined;
      const checks = isJudged ? derived.checks : holdChecks(derived.checks, held);
      return {
        issues: listIssues(checks, isPending ? holdFindings(layers, held, reading) : layers),
        checks,
        conclusion: derived.conclusion,
        isPending,
        isFirst: isPending && held === undefined,
      };
    },
  );
  return ({ review, reading, subject, expectations, now, language }) =>
    derive(review, reading, subject, expectations, now, language);
}

/** Checks of the key stay in their places until they are made again; the page hides what they say. */
function holdChecks(checks: readonly Check[], known: Known | undefined): readonly Check[] {
  return checks.map((check) =>
    KEY_CHECKS.has(check.name)
      ? (known?.checks.find(({ name }) => name === check.name) ?? check)
      : check,
  );
}

function holdFindings(layers: Layers, known: Known | undefined, reading: KeyReading) {
  return layers.map((layer, index) => {
    const before = known?.layers[index]?.findings;
    if (layer.findings !== 'pending' || before === undefined || typeof before === 'string') {
      return layer;
    }
    const isSameKey = known?.reading === reading;
    const findings = before.filter(
      ({ basis, where }) => isSameKey || (basis !== 'key' && where.part !== 'key'),
    );
    return { ...layer, findings };
  });
}
