import { say } from '../../core/words/say.ts';
import { editMember } from '../../session/editing.ts';
import { isBlank } from '../../session/workspace.ts';
import { listDateOffsets } from '../shared/date-offsets.ts';
import type { Command } from './command.ts';

export function editCommands(): readonly Command[] {
  return [...stepCommands(), ...expiryCommands()];
}

function stepCommands(): readonly Command[] {
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
      name: () => say`Clear`,
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

/** The buttons that the Payload editor shows while it has the focus. */
function expiryCommands(): readonly Command[] {
  return listDateOffsets('exp').map(({ id, name, seconds }) => ({
    id: `exp-${id}`,
    group: 'edit',
    section: () => say`Set expiry`,
    name: () => name,
    available: ({ isEditable, token }) => isEditable && token !== undefined,
    run: ({ page }) =>
      editMember(page.session, 'payload', 'exp', `${Math.floor(Date.now() / 1000) + seconds}`),
  }));
}
