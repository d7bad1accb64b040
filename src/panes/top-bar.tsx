import { Suspense } from 'react';
import type { Example } from '../state/examples.ts';
import { afterFirstFrame } from '../state/first-frame.ts';
import { useTheme } from '../state/preferences.ts';
import { Menu } from '../ui/menu.tsx';
import { lazyPane } from './lazy-pane.tsx';

interface TopBarProps {
  readonly examples: readonly Example[];
  readonly onExample: (example: Example) => void;
}

/** Comes after the first frame. */
const LanguageMenu = lazyPane(() =>
  afterFirstFrame()
    .then(() => import('./language-menu.tsx'))
    .then((panes) => panes.LanguageMenu),
);

const THEME_NAMES = { system: 'as the system', light: 'light', dark: 'dark' } as const;
const THEME_MARKS = { system: '◐', light: '○', dark: '●' } as const;

export function TopBar({ examples, onExample }: TopBarProps) {
  const [theme, nextTheme] = useTheme();
  return (
    <header className="flex h-[52px] items-center gap-2 border-b border-line bg-surface px-3.5 md:gap-4 md:px-5">
      <h1 className="mr-auto flex items-center gap-2 text-[15px] font-semibold tracking-[-0.01em]">
        <span aria-hidden="true" className="flex gap-0.5">
          <span className="h-[18px] w-[5px] rounded-[2px] bg-header" />
          <span className="h-[18px] w-[5px] rounded-[2px] bg-payload" />
          <span className="h-[18px] w-[5px] rounded-[2px] bg-signature" />
        </span>
        Claimcheck
      </h1>
      <p className="flex items-center gap-1.5 rounded-full bg-ok-soft px-2.5 py-1 text-small text-ok">
        <span aria-hidden="true">●</span>
        <span className="max-md:sr-only">Runs in this page. Nothing is sent.</span>
      </p>
      <Menu
        label="Examples"
        items={examples.map((example) => ({
          name: example.name,
          onChoose: () => onExample(example),
        }))}
      />
      <Suspense fallback={null}>
        <LanguageMenu />
      </Suspense>
      <button
        type="button"
        aria-label={`Theme: ${THEME_NAMES[theme]}`}
        title={`Theme: ${THEME_NAMES[theme]}`}
        onClick={nextTheme}
        className="min-h-7 min-w-8 rounded-full border border-control/60 text-small text-muted hover:text-text"
      >
        {THEME_MARKS[theme]}
      </button>
    </header>
  );
}
