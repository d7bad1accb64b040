import type { SizedPane } from '../../ui/late-tools.ts';

interface Measure {
  /** In the unit in which the pane's size is chosen: percent of the width, or pixels of height. */
  readonly size: number;
  /** How many pixels one of that unit is. */
  readonly pixels: number;
}

const BOXES = '.rich-text-box:not([hidden]) .cm-scroller, .plain-text-box, .key-box';

/** How large a pane is now, seen from the separator that stands in it or, for columns, beside it. */
export function measurePane(separator: HTMLElement | null, pane: SizedPane): Measure {
  const around = separator?.parentElement;
  if (!around) return { size: 0, pixels: 1 };
  if (pane !== 'left' && pane !== 'right') {
    return { size: around.querySelector(BOXES)?.getBoundingClientRect().height ?? 0, pixels: 1 };
  }
  const { paddingLeft, paddingRight } = getComputedStyle(around);
  const inner =
    around.clientWidth - Number.parseFloat(paddingLeft) - Number.parseFloat(paddingRight);
  const area = around.querySelector(pane === 'left' ? '.area-token' : '.area-review');
  const pixels = inner / 100;
  return { size: (area?.getBoundingClientRect().width ?? 0) / pixels, pixels };
}
