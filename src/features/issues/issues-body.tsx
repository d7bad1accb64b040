import { CircleCheck } from 'lucide-react';
import { Suspense, useEffect, useMemo, useRef } from 'react';
import { explainOpaque } from '../../core/explain/explain-sealed-kind.ts';
import type { Issue } from '../../core/issues/issue.ts';
import { sealedKindOf } from '../../core/verdict/sealed-kind.ts';
import type { OtherFormatVerdict } from '../../core/verdict/signature-verdict.ts';
import { say } from '../../core/words/say.ts';
import type { Findings, Snapshot } from '../../session/session.ts';
import { Icon } from '../../ui/icon.tsx';
import { NotLoaded } from '../../ui/not-loaded.tsx';
import { Panel } from '../../ui/panel.tsx';
import { Following } from '../shared/following.tsx';
import { lazyPane } from '../shared/lazy-pane.tsx';
import { useSession, useSessionLater, useView } from '../shared/page.ts';
import { selectSubject } from '../shared/selectors.ts';
import { type ServerErrorState, useServerError } from '../shared/use-server-error.ts';
import { PossibleMatch } from './cause.tsx';
import { describeNoIssues } from './describe-no-issues.ts';
import { IssueList } from './issue-list.tsx';
import type { IssueModel } from './issue-model.ts';
import { IssueTools } from './issue-tools.tsx';
import { PassedChecks } from './passed-checks.tsx';
import { SecretSearchNow } from './secret-search.tsx';
import { ServerErrorField } from './server-error-field.tsx';
import { ServerErrorNote } from './server-error-note.tsx';
import { Unchecked } from './unchecked.tsx';
import { selectReview, useIssues } from './use-issues.ts';

const OtherFormatNote = lazyPane(() =>
  import('./other-format-note.tsx').then((pane) => pane.OtherFormatNote),
);

const NOTHING: IssueModel = {
  issues: [],
  checks: [],
  conclusion: undefined,
  isPending: true,
  isFirst: true,
};

/** In a zone that scrolls by itself, the title and the field for errors stay; the menus of the title open over the field. */
const STICKY =
  '[@media(min-width:1181px)_and_(min-height:640px)]:[&>:first-child]:sticky [@media(min-width:1181px)_and_(min-height:640px)]:[&>:first-child]:top-0 [&>:first-child]:z-[3] [&>:first-child]:bg-surface';
const STICKY_FIELD =
  'z-[2] [@media(min-width:1181px)_and_(min-height:640px)]:sticky [@media(min-width:1181px)_and_(min-height:640px)]:top-9';

/** All that is wrong with the token, what was checked, and what was not. */
export function IssuesBody() {
  const model = useIssues() ?? NOTHING;
  const { issues, checks, conclusion } = model;
  const token = useSessionLater(({ inside }) => inside.inmost);
  const shownLayer = useSessionLater(({ inside }) => inside.index);
  const isJudging = useSession(selectReview) !== useSessionLater(selectReview);
  const message = useView(({ serverMessage }) => serverMessage.text);
  const serverError = useServerError(message);
  const meant = useMeant(issues, serverError);
  return (
    <Panel
      title={say`Issues`}
      note={token && issues.length}
      canGrow
      tools={<IssueTools issues={issues} />}
      className={STICKY}
    >
      <div className={STICKY_FIELD}>
        <ServerErrorField />
      </div>
      {!meant && <ServerErrorNote state={serverError} issues={issues} />}
      <Following select={selectSubject}>
        <div
          aria-busy={model.isPending && token !== undefined}
          className={model.isFirst && token ? 'first-review' : undefined}
        >
          <Opaque />
          {issues.length === 0 ? (
            <NoIssues hasToken={token !== undefined} isPending={model.isPending} />
          ) : (
            <IssueList {...{ issues, isJudging, shownLayer, meant }} />
          )}
          <PossibleMatch />
          <ReviewProblem />
          {token && (
            <>
              <PassedChecks
                checks={checks}
                isAccepted={isAccepted(conclusion)}
                isJudging={isJudging}
              />
              <Unchecked checks={checks} token={token} isJudging={isJudging} />
              <Identity />
            </>
          )}
        </div>
      </Following>
      <Suspense fallback={null}>
        <SecretSearchNow />
      </Suspense>
    </Panel>
  );
}

/** By an API that looks at the issuer and the audience. */
function isAccepted(conclusion: IssueModel['conclusion']): boolean {
  return (
    conclusion?.state === 'accepted' &&
    !conclusion.unasked.includes('issuer') &&
    !conclusion.unasked.includes('audience')
  );
}

/** The issue that a server's message means; it is brought into view once. */
function useMeant(issues: readonly Issue[], state: ServerErrorState) {
  const reading = state.state === 'found' ? state.reading : undefined;
  const check = reading?.check;
  const issue = check && issues.find(({ checks }) => checks.includes(check));
  const isMeant = issue !== undefined;
  const shown = useRef<unknown>(undefined);
  useEffect(() => {
    if (!isMeant || shown.current === reading) return;
    shown.current = reading;
    const item = document.querySelector('[data-issues] > [data-meant]');
    item?.scrollIntoView?.({ block: 'nearest' });
  }, [isMeant, reading]);
  return useMemo(() => (issue && reading ? { issue, reading } : undefined), [issue, reading]);
}

function NoIssues({ hasToken, isPending }: { hasToken: boolean; isPending: boolean }) {
  const findings = useSessionLater(({ findings }) => findings);
  if (!hasToken) return <NoToken />;
  if (typeof findings === 'string' && findings !== 'reading') return null;
  return (
    <p className="flex items-center gap-3 px-4 py-3 text-13 text-muted">
      {isPending ? (
        say`Reviewing the token…`
      ) : (
        <>
          <Icon of={CircleCheck} className="text-ok" />
          {say`No issues found.`}
        </>
      )}
    </p>
  );
}

/** What the text is instead of a token, where that is known. */
function NoToken() {
  const other = useSessionLater(selectOther);
  const hasText = useSessionLater(({ verdict }) => verdict?.state === 'malformed');
  if (other) {
    const { tell, advice, content } = other.words;
    return (
      <Suspense fallback={null}>
        <OtherFormatNote {...{ tell, advice, content }} />
      </Suspense>
    );
  }
  return (
    <p className="px-4 py-3 text-13 text-muted">
      {hasText
        ? say`A JWT is three base64url strings separated by dots and usually starts with “eyJ”. An access token of another form is opaque: only the server that issued it can say what it means (RFC 7662).`
        : say`Paste a token to see its issues and how to fix them.`}
    </p>
  );
}

/** A token that only its issuer can decrypt is of no use to anybody else, whatever its issues. */
function Opaque() {
  const token = useSessionLater(({ token }) => token);
  const isClosed = useSessionLater(({ verdict }) => verdict?.state === 'encrypted');
  const said = token && isClosed ? explainOpaque(sealedKindOf(token)) : undefined;
  return (
    said && (
      <Suspense fallback={null}>
        <OtherFormatNote {...said} />
      </Suspense>
    )
  );
}

function selectOther({ verdict }: Snapshot): OtherFormatVerdict | undefined {
  return verdict?.state === 'malformed' && verdict.reason === 'other-format' ? verdict : undefined;
}

/** Why not all of the issues are known. */
function ReviewProblem() {
  const findings: Findings = useSessionLater(({ findings }) => findings);
  if (findings !== 'out-of-reach' && findings !== 'stopped') return null;
  const [words, look] = [
    describeNoIssues(findings),
    'border-t border-line px-4 py-3 text-13 text-warn',
  ];
  return findings === 'out-of-reach' ? (
    <NotLoaded words={words} className={look} />
  ) : (
    <p className={look}>{words}</p>
  );
}

/** What the token looks like, where that is known. */
function Identity() {
  const identity = useSessionLater(({ identity }) => identity);
  if (!identity) return null;
  return (
    <p
      data-profile={identity.profile}
      data-issuer={identity.issuer}
      className="border-t border-line px-4 py-2 text-12 break-words text-muted"
    >
      {say`Looks like: ${identity.words}`}
    </p>
  );
}
