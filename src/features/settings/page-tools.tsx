import { Contrast, Ellipsis, Search, Settings2 } from 'lucide-react';
import { say } from '../../core/words/say.ts';
import { IconButton } from '../../ui/button.tsx';
import { Icon } from '../../ui/icon.tsx';
import { Menu } from '../../ui/menu.tsx';
import { useIsEmpty, usePage, useSession } from '../shared/page.ts';
import { chooseTheme, nextTheme, useTheme } from '../shared/theme.ts';

const THEME_NAMES = {
  get system() {
    return say`Theme: system`;
  },
  get light() {
    return say`Theme: light`;
  },
  get dark() {
    return say`Theme: dark`;
  },
} as const;

/** The commands, and the menu of what concerns the whole page. */
export function PageTools() {
  const { ask, openDialog } = usePage();
  const isEmpty = useIsEmpty();
  const theme = useTheme();
  const changeTheme = () => chooseTheme(nextTheme(theme));
  return (
    <div className="page-tools">
      <button
        type="button"
        aria-label={say`Commands`}
        title={say`Commands`}
        aria-haspopup="dialog"
        aria-keyshortcuts="Control+K Meta+K"
        className="open-commands"
        onClick={() => ask({ kind: 'commands' })}
      >
        <Icon of={Search} />
        {isEmpty && (
          <span className="max-md:hidden">
            {say`Commands`}{' '}
            <kbd
              data-keys={shortcut()}
              className="ml-1 font-sans text-12 before:content-[attr(data-keys)]"
            />
          </span>
        )}
      </button>
      {isEmpty ? (
        <>
          <IconButton
            icon={Contrast}
            label={THEME_NAMES[theme]}
            className="[&_path]:fill-current"
            onClick={changeTheme}
          />
          <IconButton
            icon={Settings2}
            label={say`Settings`}
            aria-haspopup="dialog"
            onClick={() => openDialog('settings')}
          />
        </>
      ) : (
        <PageMenu themeName={THEME_NAMES[theme]} onTheme={changeTheme} />
      )}
    </div>
  );
}

interface PageMenuProps {
  readonly themeName: string;
  readonly onTheme: () => void;
}

function PageMenu({ themeName, onTheme }: PageMenuProps) {
  const { ask, openDialog, view } = usePage();
  const hasToken = useSession(({ token }) => token !== undefined);
  const hasSeveral = useSession(({ tokens }) => tokens.length > 1);
  return (
    <Menu
      label={say`Menu`}
      icon={Ellipsis}
      items={[
        { name: say`Commands…`, onChoose: () => ask({ kind: 'commands' }) },
        { name: say`Examples…`, onChoose: () => ask({ kind: 'commands', group: 'example' }) },
        ...(hasToken ? [{ name: say`Share…`, onChoose: () => openDialog('link') }] : []),
        ...(hasSeveral
          ? [
              {
                name: say`Compare tokens…`,
                onChoose: () => view.update({ tokenList: 'comparing', phoneView: 'token' }),
              },
            ]
          : []),
        { name: say`Settings…`, onChoose: () => openDialog('settings') },
        { name: themeName, onChoose: onTheme },
        { name: say`Keyboard shortcuts…`, onChoose: () => ask({ kind: 'keys' }) },
        { name: say`About Claimcheck…`, onChoose: () => openDialog('about') },
      ]}
    />
  );
}

function shortcut(): string {
  return /Mac|iP(?:hone|ad)/.test(navigator.platform) ? '⌘K' : 'Ctrl K';
}
