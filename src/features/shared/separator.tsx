import { type KeyboardEvent, type PointerEvent, useRef, useState } from 'react';
import { say } from '../../core/words/say.ts';
import type { SizedPane } from '../../ui/late-tools.ts';
import { measurePane } from './measure-pane.ts';
import { rememberSize } from './remember-size.ts';

interface Range {
  readonly least: number;
  readonly most: number;
  readonly step: number;
  readonly unit: '%' | 'px';
}

/** Wide enough to be read, and the middle column keeps a share. */
const LEFT: Range = { least: 20, most: 50, step: 2, unit: '%' };
const RIGHT: Range = { ...LEFT, most: 32 };
const HEIGHT: Range = { least: 64, most: 900, step: 24, unit: 'px' };

/**
 * The edge by which a pane is resized: dragged, moved by arrow keys, or, for
 * those who can only click, by the two buttons that show once it has the focus.
 * A double click and Enter give the pane its own size back.
 */
export function Separator({ of }: { readonly of: SizedPane }) {
  const { least, most, step, unit } = of === 'left' ? LEFT : of === 'right' ? RIGHT : HEIGHT;
  const isColumn = unit === '%';
  const root = useRef<HTMLDivElement>(null);
  const drag = useRef<{ readonly from: number; readonly size: number }>(undefined);
  const [size, setSize] = useState<number>();
  // Dragged to the left, the column to the right of the edge grows.
  const direction = of === 'right' ? -1 : 1;
  const measure = () => Math.round(measurePane(root.current, of).size);

  const resize = (wanted: number | undefined) => {
    const next =
      wanted === undefined ? undefined : Math.min(most, Math.max(least, Math.round(wanted)));
    rememberSize(of, next === undefined ? '' : `${next}${unit}`);
    setSize(next ?? measure());
  };
  const placeOf = (event: PointerEvent) => (isColumn ? event.clientX : event.clientY);
  const onPointerDown = (event: PointerEvent<HTMLElement>) => {
    if (event.button !== 0) return;
    event.currentTarget.focus();
    event.currentTarget.setPointerCapture(event.pointerId);
    drag.current = { from: placeOf(event), size: measurePane(root.current, of).size };
  };
  const onPointerMove = (event: PointerEvent) => {
    if (!drag.current) return;
    const moved = (placeOf(event) - drag.current.from) * direction;
    if (moved !== 0) resize(drag.current.size + moved / measurePane(root.current, of).pixels);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const now = measure();
    const [less, more] = isColumn ? ['ArrowLeft', 'ArrowRight'] : ['ArrowUp', 'ArrowDown'];
    const steps = { [less]: now - step * direction, [more]: now + step * direction };
    const ends = { Home: least, End: most, Enter: undefined };
    const wanted = { ...steps, ...ends };
    if (!(event.key in wanted)) return;
    event.preventDefault();
    resize(wanted[event.key as keyof typeof wanted]);
  };
  const shown = Math.min(most, Math.max(least, size ?? least));
  return (
    <div
      ref={root}
      className={`separator ${isColumn ? 'separates-columns' : 'separates-rows'} separator-${of}`}
    >
      {/* biome-ignore lint/a11y/useSemanticElements: a rule cannot be moved */}
      <div
        role="separator"
        tabIndex={0}
        aria-label={nameOf(of)}
        title={say`Drag it, or press the arrow keys. A double click or Enter resets it.`}
        aria-orientation={isColumn ? 'vertical' : 'horizontal'}
        aria-valuemin={least}
        aria-valuemax={most}
        aria-valuenow={shown}
        aria-valuetext={isColumn ? say`${shown} percent` : say`${shown} pixels`}
        onFocus={() => setSize(measure())}
        onPointerDown={onPointerDown}
        onPointerMove={onPointerMove}
        onLostPointerCapture={() => {
          drag.current = undefined;
        }}
        onDoubleClick={() => resize(undefined)}
        onKeyDown={onKeyDown}
      />
      <span aria-hidden="true" className="separator-steps">
        {[-step, step].map((change) => (
          <button
            key={change}
            type="button"
            tabIndex={-1}
            // The focus stays with the edge, and the buttons with it.
            onPointerDown={(event) => event.preventDefault()}
            onClick={() => resize(measure() + change)}
          >
            {change < 0 ? '−' : '+'}
          </button>
        ))}
      </span>
    </div>
  );
}

function nameOf(pane: SizedPane): string {
  switch (pane) {
    case 'left':
      return say`Width of the left column`;
    case 'right':
      return say`Width of the right column`;
    case 'token':
      return say`Height of the Token box`;
    case 'header':
      return say`Height of the Header box`;
    case 'payload':
      return say`Height of the Payload box`;
    case 'key':
      return say`Height of the Key box`;
  }
}
