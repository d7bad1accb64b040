import type { Session } from '../../session/session.ts';

/** Steps that bring in another token. */
const OTHER_TOKENS: readonly string[] = ['type-token', 'open', 'arrive', 'answer-arrival'];

/**
 * Takes the last step back, or does it again, where that is what the key is for. In the Header and
 * Payload editors neither leads to the token before or after this one.
 */
export function undoByKey(key: string, { snapshot, dispatch }: Session): boolean {
  const isUndo = key === 'Mod+Z';
  if (!isUndo && key !== 'Mod+Shift+Z' && key !== 'Mod+Y') return false;
  const { past, future } = snapshot().history;
  const step = (isUndo ? past : future).at(-1);
  const isInPart = document.activeElement?.closest('.rich-json,.plain-json') instanceof Element;
  if (step && !(isInPart && OTHER_TOKENS.includes(step.action))) {
    dispatch({ type: isUndo ? 'undo' : 'redo' });
  }
  return true;
}
