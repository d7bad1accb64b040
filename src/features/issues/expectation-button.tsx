import { Pencil } from 'lucide-react';
import type { CheckName } from '../../core/checks/check.ts';
import { CHECK_TITLES } from '../../core/explain/explain-conclusion.ts';
import { say } from '../../core/words/say.ts';
import { IconButton } from '../../ui/button.tsx';
import { usePage, useSession } from '../shared/page.ts';
import { editExpectation } from '../shared/show-issue.ts';
import { FIELD_OF_CHECK, isSet } from './expectation-fields.ts';

/** A pencil that edits the expectation of a check, where one is set. */
export function ExpectationButton({ check }: { readonly check: CheckName }) {
  const page = usePage();
  const field = FIELD_OF_CHECK[check];
  const expectations = useSession(({ input }) => input.expectations);
  if (!field || !isSet(expectations, field)) return null;
  const title = CHECK_TITLES[check];
  return (
    <IconButton
      small
      icon={Pencil}
      label={say`Edit the expectation: ${title}`}
      className="-my-1"
      onClick={() => editExpectation(page, field)}
    />
  );
}
