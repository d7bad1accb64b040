import { Check as CheckMark, ChevronDown } from 'lucide-react';
import { useId, useState } from 'react';
import type { Check } from '../../core/checks/check.ts';
import { CHECK_TITLES } from '../../core/explain/explain-conclusion.ts';
import { sayCount } from '../../core/words/say.ts';
import { Icon } from '../../ui/icon.tsx';
import { Coded } from '../../ui/quoted.tsx';
import { ExpectationButton } from './expectation-button.tsx';
import { KEY_CHECKS } from './issue-model.ts';

interface PassedChecksProps {
  readonly checks: readonly Check[];
  readonly isAccepted: boolean;
  readonly isJudging: boolean;
}

/** One row for all checks that passed; open at first only where the token is accepted. */
export function PassedChecks({ checks, isAccepted, isJudging }: PassedChecksProps) {
  const [chosen, setChosen] = useState<boolean>();
  const listId = useId();
  const passed = checks.filter(({ result }) => result === 'pass');
  if (passed.length === 0) return null;
  const isOpen = chosen ?? isAccepted;
  return (
    <div className="border-t border-line text-13">
      <button
        type="button"
        data-passed
        aria-expanded={isOpen}
        aria-controls={listId}
        className="flex min-h-10 w-full items-center gap-3 px-4 text-left font-medium hover:bg-sunken max-md:min-h-11"
        onClick={() => setChosen(!isOpen)}
      >
        <Icon of={CheckMark} className="text-ok" />
        <span className="flex-1">
          {sayCount(passed.length, '{0} check passed', '{0} checks passed')}
        </span>
        <Icon of={ChevronDown} className={`text-muted ${isOpen ? 'rotate-180' : ''}`} />
      </button>
      {/* biome-ignore lint/a11y/noRedundantRoles: Safari takes the role from lists without bullets */}
      <ul role="list" id={listId} hidden={!isOpen} className="pb-2">
        {passed.map(({ name, reason }) => (
          <li
            key={name}
            data-check={name}
            data-result="pass"
            tabIndex={-1}
            className="grid min-h-7 grid-cols-[96px_minmax(0,1fr)_auto] items-baseline gap-x-2 pr-4 pl-11 text-12"
          >
            <span className="font-medium">{CHECK_TITLES[name]}</span>{' '}
            <span
              className={`break-words text-muted ${isJudging && KEY_CHECKS.has(name) ? 'invisible' : ''}`}
            >
              <Coded>{reason}</Coded>
            </span>
            <ExpectationButton check={name} />
          </li>
        ))}
      </ul>
    </div>
  );
}
