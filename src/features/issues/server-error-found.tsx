import { useMemo } from 'react';
import type { CheckName } from '../../core/checks/check.ts';
import type { ExpectationTexts } from '../../core/checks/expectation-texts.ts';
import { readExpectations } from '../../core/checks/expectations.ts';
import { CHECK_TITLES } from '../../core/explain/explain-conclusion.ts';
import { explainAgreement } from '../../core/server-errors/explain-agreement.ts';
import type { ServerErrorReading } from '../../core/server-errors/find-server-error.ts';
import { compareQuoted } from '../../core/server-errors/quoted-members.ts';
import { allOf } from '../../core/words/list-words.ts';
import { shorten } from '../../core/words/quote.ts';
import { say } from '../../core/words/say.ts';
import { Button } from '../../ui/button.tsx';
import { Quoted } from '../../ui/quoted.tsx';
import { useChecks } from '../shared/use-checks.ts';
import type { ChecksPaneProps } from './checks-pane.tsx';
import type { ServerErrorNoteProps } from './server-error-note.tsx';

interface FoundProps {
  readonly reading: ServerErrorReading;
}

/** What a server's message says: which check failed there, and the usual causes. */
export function ServerErrorFound(props: ServerErrorNoteProps & FoundProps) {
  const { check, causes, isKnown, quoted } = props.reading;
  const comparison = compareQuoted(quoted, props.inputs.token);
  return (
    <div className="mt-1.5 grid gap-1.5">
      {!isKnown && (
        <p>{say`Claimcheck does not know this message word for word; its keywords say this much.`}</p>
      )}
      {check === undefined ? (
        <p>{sayScope(props.reading)}</p>
      ) : (
        <Pointer {...props} check={check} />
      )}
      {comparison !== '' && (
        <p className="break-words">
          <Quoted>{comparison}</Quoted>
        </p>
      )}
      <div className="text-muted">
        <p>{say`Usual causes:`}</p>
        <ul aria-label={say`Usual causes`} className="list-disc pl-5">
          {causes.map((cause) => (
            <li key={cause}>
              <Quoted>{cause}</Quoted>
            </li>
          ))}
        </ul>
      </div>
      <Expected {...props} />
    </div>
  );
}

/** Names the check, leads to it, and compares it with what it comes to here. */
function Pointer(props: ServerErrorNoteProps & FoundProps & { readonly check: CheckName }) {
  const { reading, check, inputs, onShow } = props;
  const { expected } = reading;
  const there = useMemo(
    () => readExpectations(expectedThere(inputs, expected)),
    [inputs, expected],
  );
  const { checks } = useChecks(inputs.review, there);
  // The check is a button, wherever the language puts it.
  const [before, after] = sayFailed(reading.library, '\n').split('\n');
  return (
    <>
      <p className="break-words">
        {before}
        {inputs.token ? (
          <button
            type="button"
            className="min-h-6 rounded font-semibold text-muted underline"
            onClick={() => onShow(check)}
          >
            {CHECK_TITLES[check]}
          </button>
        ) : (
          <b className="font-semibold">{CHECK_TITLES[check]}</b>
        )}
        {after}
      </p>
      <p className="break-words">
        <Quoted>{explainAgreement(check, checks, expected !== undefined).words}</Quoted>
      </p>
    </>
  );
}

/** The user's expectations, with the one that the message names in place of theirs. */
function expectedThere(
  { expectations }: ChecksPaneProps,
  expected: ServerErrorReading['expected'],
): ExpectationTexts {
  return expected ? { ...expectations, [expected.field]: expected.value } : expectations;
}

function sayFailed(library: string | undefined, check: string): string {
  return library === undefined
    ? say`It says: the check ${check} failed there.`
    : say`${library} says: the check ${check} failed there.`;
}

/** What a message says that names no check of the token. */
function sayScope({ library, scope }: ServerErrorReading): string {
  switch (scope) {
    case 'request':
      return library === undefined
        ? say`It says: the server found no token in the request.`
        : say`${library} says: the server found no token in the request.`;
    case 'setup':
      return library === undefined
        ? say`It says: the server could not load its key or settings. The token is not at fault.`
        : say`${library} says: the server could not load its key or settings. The token is not at fault.`;
    case 'rule':
      return library === undefined
        ? say`It says: a rule of the server rejected the request. This page cannot check that rule.`
        : say`${library} says: a rule of the server rejected the request. This page cannot check that rule.`;
    default:
      return library === undefined
        ? say`It says: the server rejected the token, without naming the check.`
        : say`${library} says: the server rejected the token, without naming the check.`;
  }
}

/** A message of which no word is known: what fails on the token is all there is to go by. */
export function ServerErrorUnknown({ inputs }: ServerErrorNoteProps) {
  const there = useMemo(() => readExpectations(inputs.expectations), [inputs.expectations]);
  const { checks } = useChecks(inputs.review, there);
  const failed = inputs.token ? checks.filter(({ result }) => result === 'fail') : [];
  return (
    <div className="mt-1.5 grid gap-1.5 text-muted">
      <p>{say`Claimcheck does not know this message. Paste the log line that names the error, or the WWW-Authenticate header.`}</p>
      {failed.length > 0 && (
        <p className="break-words">
          {say`These checks fail on the token: ${allOf(failed.map(({ name }) => CHECK_TITLES[name]))}.`}
        </p>
      )}
    </div>
  );
}

/** Offers the value that the server names as what is to be expected here. */
function Expected({ reading: { expected }, inputs }: ServerErrorNoteProps & FoundProps) {
  const { expectations, onExpect } = inputs;
  if (!expected || expectations[expected.field] === expected.value) return null;
  return (
    <Button
      className="max-w-full justify-self-start truncate"
      onClick={() => onExpect(expectedThere(inputs, expected))}
    >
      <span translate="no">{say`Expect ${shorten(expected.value)}`}</span>
    </Button>
  );
}
