import { Braces, Columns3, List, type LucideIcon, Pencil } from 'lucide-react';
import type { KeyboardEvent } from 'react';
import { say } from '../core/words/say.ts';
import { IssueBadge } from '../features/issues/issue-badge.tsx';
import { usePage, useView } from '../features/shared/page.ts';
import type { PhoneView } from '../features/shared/phone-view.ts';
import { Icon } from '../ui/icon.tsx';
import { usePhoneView } from './use-phone-view.ts';

const TABS: readonly {
  readonly view: PhoneView;
  readonly icon: LucideIcon;
  readonly name: () => string;
}[] = [
  { view: 'token', icon: Columns3, name: () => say`Token` },
  { view: 'decoded', icon: Braces, name: () => say`Decoded` },
  { view: 'issues', icon: List, name: () => say`Issues` },
  { view: 'sign', icon: Pencil, name: () => say`Sign` },
];

/** On a phone: which part of the page is shown. Arrow keys, Home and End move between them. */
export function ViewTabs() {
  const { view } = usePage();
  const shown = useView(({ phoneView }) => phoneView);
  usePhoneView();
  const move = (event: KeyboardEvent<HTMLElement>) => {
    const at = TABS.findIndex((tab) => tab.view === shown);
    const next = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: -1 }[event.key];
    if (next === undefined) return;
    event.preventDefault();
    const index = next % TABS.length;
    const tab = TABS.at(index);
    if (tab) view.update({ phoneView: tab.view });
    [...event.currentTarget.querySelectorAll('button')].at(index)?.focus();
  };
  return (
    <nav aria-label={say`Views`}>
      <div
        role="tablist"
        aria-label={say`Views`}
        className="view-tabs"
        tabIndex={-1}
        onKeyDown={move}
      >
        {TABS.map(({ view: phoneView, icon, name }) => (
          <button
            key={phoneView}
            type="button"
            role="tab"
            aria-selected={shown === phoneView}
            aria-controls="main"
            tabIndex={shown === phoneView ? 0 : -1}
            onClick={() => {
              view.update({ phoneView });
              scrollTo(0, 0);
            }}
          >
            <span className="relative">
              <Icon of={icon} />
              {phoneView === 'issues' && <IssueBadge />}
            </span>
            {name()}
          </button>
        ))}
      </div>
    </nav>
  );
}
