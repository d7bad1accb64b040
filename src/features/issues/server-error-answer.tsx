import { useMemo } from 'react';
import type { CheckName } from '../../core/checks/check.ts';
import type { ExpectationTexts } from '../../core/checks/expectation-texts.ts';
import { CHECK_TITLES } from '../../core/explain/explain-conclusion.ts';
import { explainAgreement } from '../../core/server-errors/explain-agreement.ts';
import type { ServerErrorReading } from '../../core/server-errors/find-server-error.ts';
import { compareQuoted } from '../../core/server-errors/quoted-members.ts';
import { shorten } from '../../core/words/quote.ts';
import { say } from '../../core/words/say.ts';
import { startWithin } from '../../core/words/within-sentence.ts';
import { Button } from '../../ui/button.tsx';
import { Coded } from '../../ui/quoted.tsx';
import { usePage, useSession, useSessionLater } from '../shared/page.ts';
import { useChecks } from '../shared/use-checks.ts';
import { selectExpectations, selectReview } from './use-issues.ts';

interface ServerErrorAnswerProps {
  readonly reading: ServerErrorReading;
  /** It is shown within the issue that the message means. */
  readonly isInIssue?: boolean;
}

/** What a server's message says: the check that failed there, and the usual causes. */
export function ServerErrorAnswer({ reading, isInIssue = false }: ServerErrorAnswerProps) {
  const { check, causes, isKnown, quoted } = reading;
  const token = useSessionLater(({ inside }) => inside.inmost);
  const comparison = compareQuoted(quoted, token);
  return (
    <div
      role="status"
      aria-label={say`Explanation`}
      data-state="found"
      className={`grid gap-1 text-13 ${isInIssue ? 'mt-2 rounded bg-sunken px-3 py-2' : ''}`}
    >
      {isInIssue && <p className="font-semibold">{say`Named in the server’s error`}</p>}
      {!isKnown && (
        <p className="text-muted">{say`This message has no exact match. Its keywords mean the following.`}</p>
      )}
      <p className="break-words">
        {check === undefined ? sayScope(reading) : sayFailed(reading.library, check)}
      </p>
      {check !== undefined && !isInIssue && <Agreement reading={reading} check={check} />}
      {comparison !== '' && (
        <p className="break-words">
          <Coded>{comparison}</Coded>
        </p>
      )}
      <div className="text-muted">
        <p>{say`Usual causes`}</p>
        <ul aria-label={say`Usual causes`} className="list-disc pl-5">
          {causes.map((cause) => (
            <li key={cause}>
              <Coded>{cause}</Coded>
            </li>
          ))}
        </ul>
      </div>
      <Expected reading={reading} />
    </div>
  );
}

/** Whether the check fails here too, with what the message expects in place of the user's expectation. */
function Agreement({ reading, check }: ServerErrorAnswerProps & { readonly check: CheckName }) {
  const { expected } = reading;
  const review = useSessionLater(selectReview);
  const texts = useSession(selectExpectations);
  const there = useMemo(() => expectedThere(texts, expected), [texts, expected]);
  const checks = useChecks(review, there);
  return (
    <p className="break-words">
      <Coded>{explainAgreement(check, checks, expected !== undefined).words}</Coded>
    </p>
  );
}

function expectedThere(
  texts: ExpectationTexts,
  expected: ServerErrorReading['expected'],
): ExpectationTexts {
  return expected ? { ...texts, [expected.field]: expected.value } : texts;
}

function sayFailed(library: string | undefined, check: CheckName): string {
  const name = startWithin(CHECK_TITLES[check]);
  return library === undefined
    ? say`The message says that the ${name} check failed.`
    : say`${library} says that the ${name} check failed.`;
}

/** What a message says that names no check of the token. */
function sayScope({ library, scope }: ServerErrorReading): string {
  switch (scope) {
    case 'request':
      return library === undefined
        ? say`The message says that the server found no token in the request.`
        : say`${library} says that the server found no token in the request.`;
    case 'setup':
      return library === undefined
        ? say`The message says that the server couldn’t load its key or settings. The token is not at fault.`
        : say`${library} says that the server couldn’t load its key or settings. The token is not at fault.`;
    case 'rule':
      return library === undefined
        ? say`The message says that one of the server’s rules rejected the request. This page can’t check that rule.`
        : say`${library} says that one of the server’s rules rejected the request. This page can’t check that rule.`;
    default:
      return library === undefined
        ? say`The message says that the server rejected the token, without naming the check.`
        : say`${library} says that the server rejected the token, without naming the check.`;
  }
}

/** Offers the value that the server names as the expectation of this page. */
function Expected({ reading: { expected } }: ServerErrorAnswerProps) {
  const { session } = usePage();
  const texts = useSession(selectExpectations);
  if (!expected || texts[expected.field] === expected.value) return null;
  return (
    <Button
      small
      className="max-w-full justify-self-start truncate"
      onClick={() =>
        session.dispatch({ type: 'expect', expectations: expectedThere(texts, expected) })
      }
    >
      <span translate="no">{say`Expect ${shorten(expected.value)}`}</span>
    </Button>
  );
}
