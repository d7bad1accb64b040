import { Fragment, memo, Suspense } from 'react';
import { lessonTopic } from '../../core/audit/lesson-topics.ts';
import { safeUseTopic } from '../../core/audit/safe-use.ts';
import { nameSeverity } from '../../core/explain/name-severity.ts';
import type { Issue } from '../../core/issues/issue.ts';
import type { ServerErrorReading } from '../../core/server-errors/find-server-error.ts';
import { say } from '../../core/words/say.ts';
import { LESSON_PREFIX } from '../../session/lessons/lesson.ts';
import { Coded } from '../../ui/quoted.tsx';
import { SEVERITY_COLOURS, SeverityIcon } from '../../ui/severity-icon.tsx';
import { usePage } from '../shared/page.ts';
import { Cause } from './cause.tsx';
import { ExpectationButton } from './expectation-button.tsx';
import { ServerErrorAnswer } from './lazy-server-answer.tsx';
import { SafeUseNote } from './safe-use-note.tsx';

interface IssueItemProps {
  readonly issue: Issue;
  readonly isHidden: boolean;
  /** The pointer is on the line that it speaks of. */
  readonly isPointed: boolean;
  /** What a server says that means this issue. */
  readonly meant: ServerErrorReading | undefined;
  readonly onReveal: (issue: Issue) => void;
  readonly onPoint: (issue: Issue | undefined) => void;
}

const LINK =
  'inline-flex items-center underline underline-offset-2 hover:text-text max-md:-my-3 max-md:min-h-11';

/** So many claims are shown beside a title. */
const MAX_CLAIMS = 2;

/** Renders again only with other words, whatever the clock does. */
export const IssueItem = memo(function IssueItem(props: IssueItemProps) {
  const { issue, isHidden, isPointed, meant, onPoint } = props;
  const { code, severity, checks, why } = issue;
  const topic = safeUseTopic(code);
  return (
    <li
      data-code={code}
      data-severity={severity}
      data-check={checks[0]}
      data-result={checks.length > 0 ? 'fail' : undefined}
      data-meant={meant !== undefined || undefined}
      className={`grid scroll-mt-24 grid-cols-[16px_minmax(0,1fr)] gap-x-3 px-4 py-3 text-13 ${isHidden ? 'invisible' : ''} ${isPointed ? 'bg-sunken' : ''}`}
      onPointerEnter={() => onPoint(issue)}
      onPointerLeave={() => onPoint(undefined)}
      onFocus={() => onPoint(issue)}
      onBlur={() => onPoint(undefined)}
    >
      <SeverityIcon severity={severity} className="mt-0.5" />
      <div className="min-w-0">
        <Title {...props} />
        {checks.includes('signature') ? (
          <Cause issue={issue}>
            <Links issue={issue} />
          </Cause>
        ) : (
          <>
            <p className="break-words text-muted">
              <Coded>{why}</Coded>
            </p>
            <Fix issue={issue} />
            {topic && (
              <SafeUseNote topic={topic}>
                <Links issue={issue} />
              </SafeUseNote>
            )}
          </>
        )}
        {meant && (
          <Suspense fallback={null}>
            <ServerErrorAnswer reading={meant} isInIssue />
          </Suspense>
        )}
      </div>
      {checks.slice(1).map((check) => (
        <span key={check} hidden data-check={check} data-result="fail" />
      ))}
    </li>
  );
}, areSame);

function Title({ issue, onReveal }: IssueItemProps) {
  const { title, claims, severity, checks } = issue;
  const further = claims.length - MAX_CLAIMS;
  const name = nameSeverity(severity);
  return (
    <div className="flex flex-wrap items-baseline gap-x-2">
      <h3 className="font-semibold">
        <button
          type="button"
          className="rounded text-left hover:underline max-md:-my-3 max-md:py-3"
          onClick={() => onReveal(issue)}
        >
          <Coded>{title}</Coded>
        </button>
      </h3>{' '}
      {claims.slice(0, MAX_CLAIMS).map((claim) => (
        <Fragment key={claim}>
          <code
            translate="no"
            className="max-w-48 truncate rounded bg-sunken px-1 font-mono text-12 font-medium"
          >
            {claim}
          </code>{' '}
        </Fragment>
      ))}
      {further > 0 && <span className="text-12 text-muted">+{further}</span>}{' '}
      <span className={`ml-auto text-12 whitespace-nowrap ${SEVERITY_COLOURS[severity]}`}>
        {checks.length > 0 ? say`Failed check · ${name}` : name}
      </span>
    </div>
  );
}

function Fix({ issue }: { readonly issue: Issue }) {
  const { code, fix, checks } = issue;
  return (
    <div className="mt-0.5 flex flex-wrap items-baseline justify-between gap-x-3">
      {fix !== '' && (
        <p className="min-w-0 break-words">
          <b className="font-semibold">{say`Fix:`}</b> <Coded>{fix}</Coded>
        </p>
      )}
      {checks.map((check) => (
        <ExpectationButton key={check} check={check} />
      ))}
      {!safeUseTopic(code) && <Links issue={issue} />}
    </div>
  );
}

/** The lesson that explains an issue, and where to read on. */
function Links({ issue: { code, references } }: { readonly issue: Issue }) {
  const { openExample } = usePage();
  const lesson = lessonTopic(code);
  if (references.length === 0 && !lesson) return null;
  return (
    <p className="ml-auto flex flex-wrap justify-end gap-2 text-12 text-muted">
      {lesson && (
        <button
          type="button"
          className={`${LINK} -my-1 min-h-6`}
          onClick={() => void openExample(LESSON_PREFIX + lesson)}
        >
          {say`Learn`}
        </button>
      )}
      {references.map(({ title, url }) =>
        url === undefined ? (
          <span key={title}>{title}</span>
        ) : (
          <a key={title} href={url} target="_blank" rel="noreferrer noopener" className={LINK}>
            {title}
          </a>
        ),
      )}
    </p>
  );
}

function areSame(one: IssueItemProps, other: IssueItemProps): boolean {
  return (
    one.isHidden === other.isHidden &&
    one.isPointed === other.isPointed &&
    one.meant === other.meant &&
    one.onReveal === other.onReveal &&
    one.onPoint === other.onPoint &&
    wordsOf(one.issue) === wordsOf(other.issue)
  );
}

function wordsOf(issue: Issue): string {
  return JSON.stringify(issue);
}
