import { useEffect, useId, useRef } from 'react';
import { readTokenValues } from '../../core/checks/expectation-presets.ts';
import { type ExpectationField, REQUIRED_TYPES } from '../../core/checks/expectation-texts.ts';
import { type Expectations, readExpectations } from '../../core/checks/expectations.ts';
import type { DecodedToken } from '../../core/decode/decoded-token.ts';
import { describeClock } from '../../core/explain/explain-expectation.ts';
import { say } from '../../core/words/say.ts';
import { usePage, useSession, useView } from '../shared/page.ts';
import { checkOf, EXAMPLES, FIELD_NAMES, problemOf } from './expectation-fields.ts';

interface ExpectationInputProps {
  readonly field: ExpectationField;
  readonly token: DecodedToken | undefined;
  /** Whether the check is not made because the field is empty. */
  readonly isSkipped: boolean;
}

/** What an API expects. The token's own value is shown as a ghost, and expected only after "Use". */
export function ExpectationInput({ field, token, isSkipped }: ExpectationInputProps) {
  const { session, view } = usePage();
  const expectations = useSession(({ input }) => input.expectations);
  const isEdited = useView(({ editedExpectation }) => editedExpectation === field);
  const input = useRef<HTMLInputElement>(null);
  const noteId = useId();
  useEffect(() => {
    if (!isEdited || document.activeElement === input.current) return;
    input.current?.focus({ preventScroll: true });
    input.current?.scrollIntoView?.({ block: 'nearest' });
  }, [isEdited]);
  const text = expectations[field];
  const ghost = token && tokenValue(token, field);
  const read = readExpectations(expectations);
  const problem = problemOf(field, read);
  const note = problem ?? noteOf(field, read);
  const name = FIELD_NAMES[field]();
  const leave = () => {
    const isLeft = view.snapshot().editedExpectation === field;
    if (isLeft && document.activeElement !== input.current) {
      view.update({ editedExpectation: undefined });
    }
  };
  const expect = (value: string) =>
    session.dispatch({ type: 'expect', expectations: { ...expectations, [field]: value } });
  return (
    <div
      data-check={isSkipped ? checkOf(field) : undefined}
      data-result={isSkipped ? 'skipped' : undefined}
      className="grid grid-cols-[84px_minmax(0,1fr)] items-center gap-x-2 text-13 max-md:grid-cols-1"
    >
      <label htmlFor={`expect-${field}`} className="min-w-0 hyphens-auto break-words">
        {name}
      </label>
      <span className="flex min-h-8 items-center rounded border border-control bg-surface has-focus-visible:outline-2 has-focus-visible:outline-accent max-md:min-h-11">
        <input
          ref={input}
          id={`expect-${field}`}
          type="text"
          data-undo="page"
          className="min-h-7 min-w-0 flex-1 bg-transparent px-2 font-mono text-12 text-ellipsis outline-none placeholder:text-hint in-[[data-sharing]]:placeholder:text-transparent max-md:text-[16px]"
          placeholder={
            (field === 'type' && REQUIRED_TYPES[expectations.profile]) || ghost || EXAMPLES[field]()
          }
          spellCheck={false}
          autoComplete="off"
          autoCapitalize="off"
          autoCorrect="off"
          translate="no"
          aria-invalid={problem !== undefined}
          aria-describedby={note === undefined ? undefined : noteId}
          value={text}
          onChange={(event) => expect(event.target.value)}
          onKeyDown={(event) => {
            if (event.key === 'Enter') input.current?.blur();
          }}
          onFocus={() => view.update({ editedExpectation: field })}
          onBlur={() => afterPress(leave)}
        />
        {ghost && text === '' && (
          <button
            type="button"
            aria-label={say`Use the token’s value: ${name}`}
            className="shrink-0 rounded px-2 text-12 font-medium text-accent hover:underline max-md:min-h-11 max-md:min-w-11"
            onClick={() => {
              expect(ghost);
              focusNext(input.current);
            }}
          >
            {say`Use`}
          </button>
        )}
      </span>
      {note !== undefined && (
        <p
          id={noteId}
          className={`col-start-2 mt-0.5 text-12 max-md:col-start-1 ${problem ? 'text-bad' : 'text-muted'}`}
        >
          {note}
        </p>
      )}
    </div>
  );
}

function tokenValue(token: DecodedToken, field: ExpectationField): string | undefined {
  const values: Partial<Record<ExpectationField, string>> = readTokenValues(token);
  return values[field];
}

function noteOf(field: ExpectationField, expectations: Expectations): string | undefined {
  const clock = field === 'clock' ? describeClock(expectations) : undefined;
  return clock && say`As of ${clock}.`;
}

let isPressed = false;
addEventListener('pointerdown', () => (isPressed = true), { capture: true });
for (const end of ['pointerup', 'pointercancel']) {
  addEventListener(end, () => (isPressed = false), { capture: true });
}

/** A press that takes the focus away must end where it began: what it is on may not move before. */
function afterPress(act: () => void): void {
  if (!isPressed) {
    setTimeout(act);
    return;
  }
  const ended = new AbortController();
  const settle = () => {
    ended.abort();
    setTimeout(act);
  };
  addEventListener('pointerup', settle, { signal: ended.signal });
  addEventListener('pointercancel', settle, { signal: ended.signal });
}

/** The field leaves the list: the focus goes to the one after it, or before. */
function focusNext(input: HTMLInputElement | null): void {
  const all = [...document.querySelectorAll<HTMLInputElement>('[data-unchecked] input')];
  const at = input ? all.indexOf(input) : -1;
  const next = all[at + 1] ?? all[at - 1];
  (next ?? document.querySelector<HTMLElement>('[data-passed]'))?.focus({ preventScroll: true });
}
