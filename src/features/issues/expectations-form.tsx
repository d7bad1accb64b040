import { type ReactNode, useId } from 'react';
import { RECEIVERS, takeFromToken } from '../../core/checks/expectation-presets.ts';
import {
  type ExpectationField,
  type ExpectationTexts,
  NO_EXPECTATIONS,
  type ReceiverProfile,
} from '../../core/checks/expectation-texts.ts';
import type { Expectations } from '../../core/checks/expectations.ts';
import type { DecodedToken } from '../../core/decode/decoded-token.ts';
import {
  describeClock,
  explainExpectationProblem,
} from '../../core/explain/explain-expectation.ts';
import { say } from '../../core/words/say.ts';
import { Button } from '../../ui/button.tsx';

interface ExpectationsFormProps {
  readonly texts: ExpectationTexts;
  readonly expectations: Expectations;
  readonly token: DecodedToken | undefined;
  readonly onExpect: (texts: ExpectationTexts) => void;
}

function listFields(): readonly (readonly [
  ExpectationField,
  label: string,
  placeholder: string,
])[] {
  return [
    ['algorithms', say`Allowed algorithms`, 'ES256, RS256'],
    ['issuer', say`Expected issuer`, 'https://login.example.com/'],
    ['audience', say`Expected audience`, 'api://orders'],
    ['type', say`Expected type`, 'at+jwt'],
    ['nonce', say`Expected nonce`, '1234567890'],
    ['claims', say`Required claims`, 'sub, exp'],
    ['scopes', say`Required scopes`, 'orders:read'],
    ['tolerance', say`Clock tolerance`, say`0 seconds`],
    ['clock', say`Check as of`, say`now`],
  ];
}

/** What the receiver expects, all of it optional; an empty field expects nothing. */
export function ExpectationsForm(props: ExpectationsFormProps) {
  const { texts, expectations, token, onExpect } = props;
  return (
    <section
      aria-label={say`Expectations`}
      className="border-b border-line bg-sunken px-3.5 pt-2.5 pb-3 text-12"
    >
      <div className="flex flex-wrap items-end justify-between gap-2">
        <Receiver texts={texts} onExpect={onExpect} />
        <span className="flex flex-wrap gap-1">
          <Button
            disabled={token === undefined}
            onClick={() => token && onExpect(takeFromToken(texts, token))}
          >
            {say`Take from this token`}
          </Button>
          <Button aria-label={say`Clear expectations`} onClick={() => onExpect(NO_EXPECTATIONS)}>
            {say`Clear`}
          </Button>
        </span>
      </div>
      <div className="mt-2 grid grid-cols-2 gap-2">
        {listFields().map(([field, label, placeholder]) => (
          <Field
            key={field}
            label={label}
            placeholder={placeholder}
            text={texts[field]}
            problem={problemOf(field, expectations)}
            note={field === 'clock' ? describeClock(expectations) : undefined}
            onText={(text) => onExpect({ ...texts, [field]: text })}
          />
        ))}
      </div>
    </section>
  );
}

const INPUT =
  'mt-0.5 min-h-8 w-full min-w-0 rounded border border-control/60 bg-surface px-2 text-12 text-text';

function Receiver({ texts, onExpect }: Pick<ExpectationsFormProps, 'texts' | 'onExpect'>) {
  return (
    <label className="min-w-0 grow text-muted">
      {say`Receiver`}
      <select
        className={INPUT}
        value={texts.profile}
        onChange={({ target }) => onExpect({ ...texts, profile: target.value as ReceiverProfile })}
      >
        {Object.entries(RECEIVERS).map(([profile, { name }]) => (
          <option key={profile} value={profile}>
            {name}
          </option>
        ))}
      </select>
    </label>
  );
}

interface FieldProps {
  readonly label: string;
  readonly placeholder: string;
  readonly text: string;
  readonly problem: string | undefined;
  readonly note: string | undefined;
  readonly onText: (text: string) => void;
}

function Field({ label, placeholder, text, problem, note, onText }: FieldProps) {
  const noteId = useId();
  const below: ReactNode = problem ?? note;
  return (
    <div className="min-w-0">
      <label className="block text-muted">
        {label}
        <input
          type="text"
          data-undo="page"
          className={`${INPUT} font-mono placeholder:text-hint`}
          placeholder={placeholder}
          spellCheck={false}
          autoComplete="off"
          autoCapitalize="off"
          autoCorrect="off"
          translate="no"
          aria-invalid={problem !== undefined}
          aria-describedby={below === undefined ? undefined : noteId}
          value={text}
          onChange={(event) => onText(event.target.value)}
        />
      </label>
      {below !== undefined && (
        <p id={noteId} className={`mt-0.5 text-12 ${problem ? 'text-bad' : 'text-muted'}`}>
          {below}
        </p>
      )}
    </div>
  );
}

function problemOf(field: ExpectationField, expectations: Expectations): string | undefined {
  const { asOf, tolerance } = expectations;
  if (field === 'clock' && !asOf.ok) return explainExpectationProblem(asOf.problem);
  if (field === 'tolerance' && !tolerance.ok) return explainExpectationProblem(tolerance.problem);
  return undefined;
}
