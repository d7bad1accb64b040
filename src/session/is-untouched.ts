import { NO_EXPECTATIONS } from '../core/checks/expectation-texts.ts';
import { hasDetached, type Workspace } from './workspace.ts';

/** Whether nothing was typed or opened that would be lost with the page. */
export function isUntouched(workspace: Workspace): boolean {
  const { text, keyText, draft, expectations, waiting } = workspace;
  const isEmpty = text === '' && keyText === '' && !hasDetached(workspace);
  return isEmpty && !waiting && draft === undefined && expectations === NO_EXPECTATIONS;
}
