import { type ReactNode, useMemo } from 'react';
import type { CheckName } from '../core/claims/check.ts';
import type { ExpectationTexts } from '../core/claims/expectation-texts.ts';
import { readExpectations } from '../core/claims/expectations.ts';
import { CHECK_TITLES } from '../core/explain/explain-conclusion.ts';
import { explainAgreement } from '../core/explain/server-errors/explain-agreement.ts';
import type { ServerErrorReading } from '../core/explain/server-errors/find-server-error.ts';
import { say } from '../core/words/say.ts';
import { useChecks } from '../state/use-checks.ts';
import type { ServerErrorState } from '../state/use-server-error.ts';
import { Button } from '../ui/button.tsx';
import type { ChecksPaneProps } from './checks-pane.tsx';

interface ServerErrorNoteProps {
  readonly message: string;
  readonly serverError: ServerErrorState;
  readonly inputs: ChecksPaneProps;
  readonly onMessage: (message: string) => void;
  readonly onShow: (check: CheckName) => void;
}

/** A box for what the server said, and which check it means. */
export function ServerErrorNote(props: ServerErrorNoteProps) {
  const { message, serverError, onMessage } = props;
  return (
    <div className="border-t border-line px-3.5 py-2.5 text-small">
      <label className="block text-muted">
        {say`Error message`}
        <textarea
          rows={1}
          className="mt-0.5 block max-h-32 min-h-8 w-full resize-none rounded border border-control/60 bg-surface px-2 py-1 font-mono text-small text-text [field-sizing:content] placeholder:text-hint"
          placeholder={say`What did the server say?`}
          spellCheck={false}
          autoComplete="off"
          autoCapitalize="off"
          autoCorrect="off"
          translate="no"
          value={message}
          onChange={(event) => onMessage(event.target.value)}
        />
      </label>
      <div role="status" aria-label={say`Explanation`} data-state={serverError.state}>
        {serverError.state === 'found' ? (
          <Found {...props} reading={serverError.reading} />
        ) : (
          <Words>{WORDS[serverError.state]()}</Words>
        )}
      </div>
    </div>
  );
}

const WORDS: Readonly<Record<Exclude<ServerErrorState['state'], 'found'>, () => string>> = {
  empty: () => '',
  loading: () => say`One moment.`,
  'out-of-reach': () =>
    say`The messages could not be loaded: the host is out of reach. Load the page again.`,
  unknown: () =>
    say`None of the messages that are known here is in this text. Paste the line of the log that names the error, or the WWW-Authenticate header.`,
};

function Words({ children }: { readonly children: ReactNode }) {
  return children === '' ? null : <p className="mt-1.5 break-words text-muted">{children}</p>;
}

interface FoundProps {
  readonly reading: ServerErrorReading;
}

function Found(props: ServerErrorNoteProps & FoundProps) {
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
  const { checks } = useChecks(inputs, there);
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
