import type { ReactNode } from 'react';
import { fillFromToken, RECEIVERS } from '../../core/checks/expectation-presets.ts';
import {
  type ExpectationField,
  NO_EXPECTATIONS,
  type ReceiverProfile,
} from '../../core/checks/expectation-texts.ts';
import type { DecodedToken } from '../../core/decode/decoded-token.ts';
import { say } from '../../core/words/say.ts';
import { Button } from '../../ui/button.tsx';
import { usePage, useSession } from '../shared/page.ts';
import { ExpectationFiles } from './expectation-files.tsx';
import { ExpectationInput } from './expectation-input.tsx';

interface MoreExpectationsProps {
  readonly fields: readonly ExpectationField[];
  readonly token: DecodedToken | undefined;
  readonly isSkipped: (field: ExpectationField) => boolean;
  /** Checks that ask for no expectation. */
  readonly children: ReactNode;
}

/** What few APIs ask for, and all expectations at once. */
export function MoreExpectations({ fields, token, isSkipped, children }: MoreExpectationsProps) {
  const { session } = usePage();
  const texts = useSession(({ input }) => input.expectations);
  const expect = (expectations: typeof texts) => session.dispatch({ type: 'expect', expectations });
  return (
    <div className="grid gap-2 pt-1">
      <div className="grid grid-cols-[84px_minmax(0,1fr)] items-center gap-x-2 text-13 max-md:grid-cols-1">
        <label
          htmlFor="expect-profile"
          className="min-w-0 hyphens-auto break-words"
        >{say`Profile`}</label>
        <select
          id="expect-profile"
          className="min-h-8 w-full min-w-0 rounded border border-control bg-surface px-2 text-12 max-md:min-h-11 max-md:text-[16px]"
          value={texts.profile}
          onChange={({ target }) => expect({ ...texts, profile: target.value as ReceiverProfile })}
        >
          {Object.entries(RECEIVERS).map(([profile, { name }]) => (
            <option key={profile} value={profile}>
              {name}
            </option>
          ))}
        </select>
      </div>
      {fields.map((field) => (
        <ExpectationInput key={field} field={field} token={token} isSkipped={isSkipped(field)} />
      ))}
      {children}
      <div className="flex flex-wrap gap-2 pt-1">
        <Button
          small
          disabled={token === undefined}
          onClick={() => token && expect(fillFromToken(texts, token))}
        >
          {say`Use the token’s values`}
        </Button>
        <Button small look="ghost" onClick={() => expect(NO_EXPECTATIONS)}>
          {say`Clear expectations`}
        </Button>
        <ExpectationFiles />
      </div>
    </div>
  );
}
