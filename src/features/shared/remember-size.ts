import { remember } from '../../session/preferences.ts';
import type { SizedPane } from '../../ui/late-tools.ts';

/** The panes whose size can be chosen: two columns by their width, and the boxes by their height. */
export const SIZED_PANES = ['left', 'right', 'token', 'header', 'payload', 'key'] as const;

/** Sets the size of a pane, "33%" or "320px", or takes it back with ''. */
export function rememberSize(pane: SizedPane, size: string): void {
  const { style } = document.documentElement;
  style.setProperty(`--${pane}-size`, size);
  const chosen = SIZED_PANES.map((each) => [each, style.getPropertyValue(`--${each}-size`)]);
  const kept = chosen.filter(([, value]) => value !== '').map((entry) => entry.join(':'));
  remember('sizes', kept.join(' ') || undefined);
}
