import { useMemo } from 'react';
import type { CheckName } from '../core/claims/check.ts';
import type { ExpectationTexts } from '../core/claims/expectation-texts.ts';
import { readExpectations } from '../core/claims/expectations.ts';
import { CHECK_TITLES } from '../core/explain/explain-conclusion.ts';
import { explainAgreement } from '../core/explain/server-errors/explain-agreement.ts';
import type { ServerErrorReading } from '../core/explain/server-errors/find-server-error.ts';
import { say } from '../core/words/say.ts';
import { useChecks } from '../state/use-checks.ts';
import { Button } from '../ui/button.tsx';
import type { ChecksPaneProps } from './checks-pane.tsx';
import type { ServerErrorNoteProps } from './server-error-note.tsx';

interface FoundProps {
  readonly reading: ServerErrorReading;
}

/** What a server's message says: which check failed there, and the usual causes. */
export function ServerErrorFound(props: ServerErrorNoteProps & FoundProps) {
  const { library, check, causes } = props.reading;
  return (
    <div className="mt-1.5 grid gap-1.5">
      {check === undefined ? (
        <p>
          {library === undefined
            ? say`It says: the server found no token in the request.`
            : say`${library} says: the server found no token in the request.`}
        </p>
      ) : (
        <Pointer {...props} check={check} />
      )}
      <div className="text-muted">
        <p>{say`Usual causes:`}</p>
        <ul aria-label={say`Usual causes`} className="list-disc pl-5">
          {causes.map((cause) => (
            <li key={cause}>{cause}</li>
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
            className="min-h-6 rounded-sm font-semibold text-info underline"
            onClick={() => onShow(check)}
          >
            {CHECK_TITLES[check]}
          </button>
        ) : (
          <b className="font-semibold">{CHECK_TITLES[check]}</b>
        )}
        {after}
      </p>
      <p className="break-words">{explainAgreement(check, checks, expected !== undefined).words}</p>
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

/** Offers the value that the server names as what is to be expected here. */
function Expected({ reading: { expected }, inputs }: ServerErrorNoteProps & FoundProps) {
  const { expectations, onExpect } = inputs;
  if (!expected || expectations[expected.field] === expected.value) return null;
  return (
    <Button
      className="max-w-full justify-self-start truncate"
      onClick={() => onExpect(expectedThere(inputs, expected))}
    >
      {say`Expect ${expected.value}`}
    </Button>
  );
}
