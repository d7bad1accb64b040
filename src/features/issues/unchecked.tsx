import { ChevronDown, CircleDashed } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import type { Check, LikelyProfile } from '../../core/checks/check.ts';
import type { ExpectationField } from '../../core/checks/expectation-texts.ts';
import type { DecodedToken } from '../../core/decode/decoded-token.ts';
import { CHECK_TITLES } from '../../core/explain/explain-conclusion.ts';
import { say } from '../../core/words/say.ts';
import { Button } from '../../ui/button.tsx';
import { Icon } from '../../ui/icon.tsx';
import { Coded } from '../../ui/quoted.tsx';
import { usePage, useSession, useView } from '../shared/page.ts';
import {
  ALL_FIELDS,
  checkOf,
  FIELD_OF_CHECK,
  isSet,
  listFirstFields,
} from './expectation-fields.ts';
import { ExpectationInput } from './expectation-input.tsx';
import { MoreExpectations } from './more-expectations.tsx';

interface UncheckedProps {
  readonly checks: readonly Check[];
  readonly token: DecodedToken | undefined;
  /** What the checks of the key say is of the key before. */
  readonly isJudging: boolean;
}

type Skipped = Extract<Check, { readonly result: 'skipped' }>;

/** Checks that were not made: those that lack something, and those for which nothing is expected. */
export function Unchecked({ checks, token, isJudging }: UncheckedProps) {
  const expectations = useSession(({ input }) => input.expectations);
  const edited = useView(({ editedExpectation }) => editedExpectation);
  const skipped = checks.filter((check): check is Skipped => check.result === 'skipped');
  const isSkipped = (field: ExpectationField) =>
    skipped.some(({ name }) => name === checkOf(field));
  const first = listFirstFields(token);
  const shown = first.filter(
    (field) => !isSet(expectations, field) || edited === field || isSkipped(field),
  );
  const further = ALL_FIELDS.filter((field) => !first.includes(field));
  const withoutField = skipped.filter(({ name }) => {
    const field = FIELD_OF_CHECK[name];
    return !field || field === 'clock' || !(shown.includes(field) || further.includes(field));
  });
  const open = withoutField.filter(({ missing }) => missing !== undefined);
  const rest = withoutField.filter(({ missing }) => missing === undefined);
  return (
    <section aria-label={say`Not checked`} data-unchecked className="border-t border-line pb-3">
      <h3 className="flex min-h-10 items-center gap-3 px-4 text-13 font-medium max-md:min-h-11">
        <Icon of={CircleDashed} className="text-muted" />
        {say`Not checked`}
      </h3>
      <div className="grid gap-2 px-4">
        {open.map((check) => (
          <Row key={check.name} check={check} isHidden={isJudging} />
        ))}
        {shown.map((field) => (
          <ExpectationInput key={field} field={field} token={token} isSkipped={isSkipped(field)} />
        ))}
      </div>
      <More isWanted={edited !== undefined && further.includes(edited)}>
        <MoreExpectations fields={further} token={token} isSkipped={isSkipped}>
          {rest.map((check) => (
            <Row key={check.name} check={check} isHidden={isJudging} />
          ))}
        </MoreExpectations>
      </More>
    </section>
  );
}

function Row({ check, isHidden }: { readonly check: Skipped; readonly isHidden: boolean }) {
  return (
    <p
      data-check={check.name}
      data-result="skipped"
      className={`grid grid-cols-[84px_minmax(0,1fr)] gap-x-2 py-1 text-13 ${isHidden ? 'invisible' : ''}`}
    >
      <span className="min-w-0 hyphens-auto break-words">{CHECK_TITLES[check.name]}</span>{' '}
      <span className="break-words text-muted">
        <Coded>{check.reason}</Coded> {check.profile && <ProfileButton profile={check.profile} />}
      </span>
    </p>
  );
}

const PROFILE_BUTTONS: Readonly<Record<LikelyProfile, () => string>> = {
  'access-token': () => say`Check as access token`,
  'id-token': () => say`Check as ID token`,
  'logout-token': () => say`Check as logout token`,
};

function ProfileButton({ profile }: { readonly profile: LikelyProfile }) {
  const { session } = usePage();
  const choose = () => {
    const { expectations } = session.snapshot().input;
    session.dispatch({ type: 'expect', expectations: { ...expectations, profile } });
  };
  return (
    <Button small onClick={choose}>
      {PROFILE_BUTTONS[profile]()}
    </Button>
  );
}

/** Open for a field that is to be edited; what is inside is in the document in any case. */
function More({ isWanted, children }: { isWanted: boolean; children: ReactNode }) {
  const [isOpen, setOpen] = useState(false);
  if (isWanted && !isOpen) setOpen(true);
  return (
    <div className="px-4 pt-2">
      <button
        type="button"
        aria-expanded={isOpen}
        className="flex min-h-8 w-full items-center justify-between rounded text-left text-12 text-muted hover:text-text max-md:min-h-11"
        onClick={() => setOpen(!isOpen)}
      >
        {say`More expectations`}
        <Icon of={ChevronDown} className={isOpen ? 'rotate-180' : ''} />
      </button>
      <div hidden={!isOpen}>{children}</div>
    </div>
  );
}
