import { Ellipsis, Search } from 'lucide-react';
import { say } from '../../core/words/say.ts';
import { IconButton } from '../../ui/button.tsx';
import { Menu } from '../../ui/menu.tsx';
import { usePage, useSession } from '../shared/page.ts';
import { chooseTheme, nextTheme, useTheme } from '../shared/theme.ts';

const THEME_NAMES = {
  get system() {
    return say`Theme: as the system`;
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
  const hasToken = useSession(({ token }) => token !== undefined);
  const theme = useTheme();
  return (
    <div className="ml-auto flex shrink-0 items-center">
      <IconButton
        icon={Search}
        label={say`Commands`}
        aria-haspopup="dialog"
        aria-keyshortcuts="Control+K Meta+K"
        onClick={() => ask({ kind: 'commands' })}
      />
      <Menu
        label={say`Menu`}
        icon={Ellipsis}
        items={[
          {
            name: say`Examples…`,
            onChoose: () => ask({ kind: 'commands', group: 'example' }),
          },
          ...(hasToken ? [{ name: say`Share…`, onChoose: () => openDialog('link') }] : []),
          { name: say`Settings…`, onChoose: () => openDialog('settings') },
          { name: THEME_NAMES[theme], onChoose: () => chooseTheme(nextTheme(theme)) },
          { name: say`Keyboard shortcuts…`, onChoose: () => ask({ kind: 'keys' }) },
        ]}
      />
    </div>
  );
}
