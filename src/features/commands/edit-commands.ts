import { say } from '../../core/words/say.ts';
import { isBlank } from '../../session/workspace.ts';
import type { Command } from './command.ts';

export function editCommands(): readonly Command[] {
  const section = () => say`Edit`;
  return [
    {
      id: 'undo',
      group: 'edit',
      section,
      name: () => say`Undo`,
      shortcut: 'Mod+Z',
      available: ({ history }) => history.past.length > 0,
      run: ({ dispatch }) => dispatch({ type: 'undo' }),
    },
    {
      id: 'redo',
      group: 'edit',
      section,
      name: () => say`Redo`,
      shortcut: 'Mod+Shift+Z',
      available: ({ history }) => history.future.length > 0,
      run: ({ dispatch }) => dispatch({ type: 'redo' }),
    },
    {
      id: 'clear',
      group: 'edit',
      section,
      name: () => say`Clear token and key`,
      available: ({ history }) => !isBlank(history.present),
      run: ({ dispatch }) => dispatch({ type: 'clear' }),
    },
    {
      id: 'sign',
      group: 'edit',
      section,
      name: () => say`Sign`,
      shortcut: 'Mod+Enter',
      available: ({ canSign }) => canSign,
      run: ({ sign }) => sign(),
    },
  ];
}
