import type { SizedPane } from '../../ui/late-tools.ts';

interface Measure {
  /** Percent of the page's width. */
  readonly size: number;
  /** How many pixels a percent is. */
  readonly pixels: number;
}

/** How wide a zone is now, seen from the separator beside it. */
export function measurePane(separator: HTMLElement | null, pane: SizedPane): Measure {
  const around = separator?.parentElement;
  if (!around) return { size: 0, pixels: 1 };
  const pixels = around.clientWidth / 100;
  const zone = around.querySelector(pane === 'left' ? '.zone-input' : '.zone-issues');
  return { size: (zone?.getBoundingClientRect().width ?? 0) / pixels, pixels };
}
