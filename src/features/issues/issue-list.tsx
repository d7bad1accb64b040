import { useCallback } from 'react';
import type { Issue } from '../../core/issues/issue.ts';
import type { ServerErrorReading } from '../../core/server-errors/find-server-error.ts';
import { say, spokenTag } from '../../core/words/say.ts';
import type { Revealed } from '../shared/find-place.ts';
import { findPlace } from '../shared/find-place.ts';
import { type Page, usePage, useView } from '../shared/page.ts';
import { IssueItem } from './issue-item.tsx';
import { KEY_CHECKS } from './issue-model.ts';

interface IssueListProps {
  readonly issues: readonly Issue[];
  /** The key or the token is judged again: what the old one came to is hidden, in its place. */
  readonly isJudging: boolean;
  /** Where more than one layer is listed, the one that the editors show. */
  readonly shownLayer: number;
  /** The issue that a server's message means, and what the message says. */
  readonly meant: { readonly issue: Issue; readonly reading: ServerErrorReading } | undefined;
}

/** Failed checks and findings, the worst first. */
export function IssueList({ issues, isJudging, shownLayer, meant }: IssueListProps) {
  const page = usePage();
  const pointed = useView(({ pointedIssue }) => pointedIssue);
  const reveal = useCallback((issue: Issue) => revealIssue(page, issue), [page]);
  const point = useCallback(
    (issue: Issue | undefined) =>
      page.view.update({ pointedIssue: issue && placeOfIssue(page, issue) }),
    [page],
  );
  const seen = new Map<string, number>();
  return (
    // biome-ignore lint/a11y/noRedundantRoles: Safari takes the role from lists without bullets
    <ul role="list" aria-label={say`Issues`} data-issues className="divide-y divide-line">
      {issues.map((issue) => {
        const isShown = issue.layer === shownLayer;
        // A failed check keeps its element when a finding joins it.
        const name = issue.checks[0] ?? `${issue.code} ${issue.layer} ${issue.claims[0] ?? ''}`;
        const count = seen.get(name) ?? 0;
        seen.set(name, count + 1);
        return (
          <IssueItem
            key={`${name} ${count} ${spokenTag()}`}
            issue={issue}
            isHidden={isJudging && issue.checks.some((check) => KEY_CHECKS.has(check))}
            isPointed={isShown && pointed !== undefined && isAt(pointed, placeOfIssue(page, issue))}
            meant={meant?.issue === issue ? meant.reading : undefined}
            onReveal={reveal}
            onPoint={point}
          />
        );
      })}
    </ul>
  );
}

function placeOfIssue({ session }: Page, { where }: Issue): Revealed | undefined {
  const snapshot = session.snapshot();
  return findPlace(where, snapshot.token, snapshot);
}

/** Shows the layer of the issue first, so that the editors hold the place. */
function revealIssue({ session, revealFinding }: Page, { where, layer }: Issue): void {
  const { inside } = session.snapshot();
  if (layer !== inside.index && inside.layers?.[layer]) session.showLayer(layer);
  revealFinding({ where });
}

function isAt(pointed: Revealed, place: Revealed | undefined): boolean {
  return (
    place !== undefined &&
    place.part === pointed.part &&
    place.from < pointed.to &&
    pointed.from < place.to
  );
}
