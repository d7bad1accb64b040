import { remember } from '../../session/preferences.ts';
import type { SizedPane } from '../../ui/late-tools.ts';

/** The zones whose width can be chosen. */
export const SIZED_PANES = ['left', 'right'] as const;

/** Sets the width of a zone, such as "33%", or takes it back with ''. */
export function rememberSize(pane: SizedPane, size: string): void {
  const { style } = document.documentElement;
  style.setProperty(`--${pane}-size`, size);
  const chosen = SIZED_PANES.map((each) => [each, style.getPropertyValue(`--${each}-size`)]);
  const kept = chosen.filter(([, value]) => value !== '').map((entry) => entry.join(':'));
  remember('sizes', kept.join(' ') || undefined);
}
