import { say } from '../../core/words/say.ts';
import type { Command } from './command.ts';

export function pageCommands(): readonly Command[] {
  const section = () => say`Page`;
  return [
    {
      id: 'commands',
      group: 'page',
      section,
      name: () => say`Show the commands`,
      shortcut: 'Mod+K',
      available: () => true,
      run: ({ ask }) => ask({ kind: 'commands' }),
    },
    {
      id: 'keys',
      group: 'page',
      section,
      name: () => say`Keyboard shortcuts`,
      shortcut: '?',
      available: () => true,
      run: ({ ask }) => ask({ kind: 'keys' }),
    },
    {
      id: 'settings',
      group: 'page',
      section,
      name: () => say`Settings`,
      available: () => true,
      run: ({ open }) => open('settings'),
    },
  ];
}
