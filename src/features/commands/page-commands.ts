import { say } from '../../core/words/say.ts';
import type { Theme } from '../../session/preferences.ts';
import { chooseTheme } from '../shared/theme.ts';
import type { Command } from './command.ts';

export function pageCommands(): readonly Command[] {
  const section = () => say`Page`;
  return [
    {
      id: 'commands',
      group: 'page',
      section,
      name: () => say`Commands`,
      shortcut: 'Mod+K',
      available: () => true,
      run: ({ ask }) => ask({ kind: 'commands' }),
    },
    {
      id: 'keys',
      group: 'page',
      section,
      name: () => say`Keyboard shortcuts…`,
      shortcut: '?',
      available: () => true,
      run: ({ ask }) => ask({ kind: 'keys' }),
    },
    {
      id: 'open-here',
      group: 'page',
      section,
      name: () => say`Open in Claimcheck…`,
      available: () => true,
      run: ({ open }) => open('open-here'),
    },
    {
      id: 'dpop-proof',
      group: 'page',
      section,
      name: () => say`DPoP proof…`,
      available: ({ history }) => history.present.text !== '',
      run: ({ open }) => open('dpop'),
    },
    {
      id: 'about',
      group: 'page',
      section,
      name: () => say`About Claimcheck…`,
      available: () => true,
      run: ({ open }) => open('about'),
    },
    ...themeCommands(),
  ];
}

function themeCommands(): readonly Command[] {
  const theme = (id: Theme, name: () => string): Command => ({
    id: `theme-${id}`,
    group: 'page',
    section: () => say`Theme`,
    name,
    available: () => true,
    run: () => chooseTheme(id),
  });
  return [
    theme('light', () => say`Theme: light`),
    theme('dark', () => say`Theme: dark`),
    theme('system', () => say`Theme: system`),
  ];
}
