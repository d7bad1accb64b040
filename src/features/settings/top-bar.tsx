import { say } from '../../core/words/say.ts';
import type { Question } from '../commands/command.ts';
import { writeKey } from '../commands/write-key.ts';
import { useTheme } from './use-theme.ts';

interface TopBarProps {
  readonly onAsk: (question: Question) => void;
  readonly onSettings: () => void;
}

const THEME_NAMES = {
  get system() {
    return say`as the system`;
  },
  get light() {
    return say`light`;
  },
  get dark() {
    return say`dark`;
  },
} as const;
const THEME_MARKS = { system: '◐', light: '○', dark: '●' } as const;

/** Looks of what opens a dialog. */
const OPENER =
  'min-h-7 rounded-full border border-control/60 px-3 text-small whitespace-nowrap text-muted hover:text-text max-md:min-w-10 max-md:px-2';

/** Looks of a button with a mark alone. */
const ROUND =
  'min-h-7 min-w-8 rounded-full border border-control/60 text-small text-muted hover:text-text max-md:min-w-10';

export function TopBar({ onAsk, onSettings }: TopBarProps) {
  const [theme, nextTheme] = useTheme();
  return (
    <header className="flex min-h-[52px] flex-wrap items-center gap-1 border-b border-line bg-surface px-2.5 md:gap-4 md:px-5">
      <h1 className="mr-auto flex items-center gap-2 text-[15px] font-semibold tracking-[-0.01em]">
        <span aria-hidden="true" className="flex gap-0.5">
          <span className="h-[18px] w-[5px] rounded-[2px] bg-header" />
          <span className="h-[18px] w-[5px] rounded-[2px] bg-payload" />
          <span className="h-[18px] w-[5px] rounded-[2px] bg-signature" />
        </span>
        Claimcheck
      </h1>
      <p className="flex items-center gap-1.5 rounded-full bg-ok-soft px-2.5 py-1 text-small text-ok max-md:sr-only">
        <span aria-hidden="true">●</span>
        <span>{say`Runs in this page. Nothing is sent.`}</span>
      </p>
      <button
        type="button"
        aria-haspopup="dialog"
        onClick={() => onAsk({ kind: 'commands', group: 'example' })}
        className={OPENER}
      >
        {say`Examples`}
      </button>
      <button
        type="button"
        aria-haspopup="dialog"
        title={say`Commands`}
        onClick={() => onAsk({ kind: 'commands' })}
        className={OPENER}
      >
        <span className="sr-text">{say`Commands`}</span>
        <span aria-hidden="true" className="md:hidden">
          ⋯
        </span>
        <span aria-hidden="true" className="max-md:hidden">
          <kbd className="font-mono">{writeKey('Mod+K')}</kbd>
        </span>
      </button>
      <button
        type="button"
        aria-label={say`Settings`}
        title={say`Settings`}
        aria-haspopup="dialog"
        onClick={onSettings}
        className={ROUND}
      >
        ⚙
      </button>
      <button
        type="button"
        aria-label={say`Theme: ${THEME_NAMES[theme]}`}
        title={say`Theme: ${THEME_NAMES[theme]}`}
        onClick={nextTheme}
        className={ROUND}
      >
        {THEME_MARKS[theme]}
      </button>
    </header>
  );
}
