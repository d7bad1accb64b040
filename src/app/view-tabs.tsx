import { Braces, Columns3, List, type LucideIcon, Pencil } from 'lucide-react';
import { say } from '../core/words/say.ts';
import { IssueBadge } from '../features/issues/issue-badge.tsx';
import { usePage, useView } from '../features/shared/page.ts';
import type { PhoneView } from '../features/shared/phone-view.ts';
import { Icon } from '../ui/icon.tsx';

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

/** On a phone: which part of the page is shown. */
export function ViewTabs() {
  const { view } = usePage();
  const shown = useView(({ phoneView }) => phoneView);
  return (
    <nav aria-label={say`Views`} className="view-tabs">
      {TABS.map(({ view: phoneView, icon, name }) => (
        <button
          key={phoneView}
          type="button"
          aria-current={shown === phoneView ? 'page' : undefined}
          onClick={() => view.update({ phoneView })}
        >
          <span className="relative">
            <Icon of={icon} />
            {phoneView === 'issues' && <IssueBadge />}
          </span>
          {name()}
        </button>
      ))}
    </nav>
  );
}
