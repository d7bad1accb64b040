import { ChevronLeft, ChevronRight } from 'lucide-react';
import { type KeyboardEvent, type PointerEvent, useRef, useState } from 'react';
import { say } from '../../core/words/say.ts';
import { Icon } from '../../ui/icon.tsx';
import type { SizedPane } from '../../ui/late-tools.ts';
import { measurePane } from './measure-pane.ts';
import { rememberSize } from './remember-size.ts';

interface Range {
  /** Percent of the page's width. */
  readonly least: number;
  readonly most: number;
}

/** Wide enough to be read, and the zone in the middle keeps a share. */
const RANGES: Readonly<Record<SizedPane, Range>> = {
  left: { least: 20, most: 50 },
  right: { least: 20, most: 40 },
};
const STEP = 2;

/**
 * The edge by which a zone is resized: dragged, moved by arrow keys, or, for
 * those who can only click, by the two buttons that show once it has the focus.
 * A double click and Enter give the pane its own size back.
 */
export function Separator({ of }: { readonly of: SizedPane }) {
  const { least, most } = RANGES[of];
  const root = useRef<HTMLDivElement>(null);
  const drag = useRef<{ readonly from: number; readonly size: number }>(undefined);
  const [size, setSize] = useState<number>();
  // Dragged to the left, the column to the right of the edge grows.
  const direction = of === 'right' ? -1 : 1;
  const measure = () => Math.round(measurePane(root.current, of).size);

  const resize = (wanted: number | undefined) => {
    const next =
      wanted === undefined ? undefined : Math.min(most, Math.max(least, Math.round(wanted)));
    rememberSize(of, next === undefined ? '' : `${next}%`);
    setSize(next ?? measure());
  };
  const onPointerDown = (event: PointerEvent<HTMLElement>) => {
    if (event.button !== 0) return;
    event.currentTarget.focus();
    event.currentTarget.setPointerCapture(event.pointerId);
    drag.current = { from: event.clientX, size: measurePane(root.current, of).size };
  };
  const onPointerMove = (event: PointerEvent) => {
    if (!drag.current) return;
    const moved = (event.clientX - drag.current.from) * direction;
    if (moved !== 0) resize(drag.current.size + moved / measurePane(root.current, of).pixels);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const now = measure();
    const wanted = {
      ArrowLeft: now - STEP * direction,
      ArrowRight: now + STEP * direction,
      Home: least,
      End: most,
      Enter: undefined,
    };
    if (!(event.key in wanted)) return;
    event.preventDefault();
    resize(wanted[event.key as keyof typeof wanted]);
  };
  const shown = Math.min(most, Math.max(least, size ?? least));
  return (
    <div ref={root} className={`separator separator-${of}`}>
      {/* biome-ignore lint/a11y/useSemanticElements: a rule cannot be moved */}
      <div
        role="separator"
        tabIndex={0}
        aria-label={of === 'left' ? say`Width of the left column` : say`Width of the right column`}
        title={say`Drag or use the arrow keys to resize. Double-click or press Enter to reset.`}
        aria-orientation="vertical"
        aria-valuemin={least}
        aria-valuemax={most}
        aria-valuenow={shown}
        aria-valuetext={say`${shown} percent`}
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
        {[-STEP, STEP].map((change) => (
          <button
            key={change}
            type="button"
            tabIndex={-1}
            // The focus stays with the edge, and the buttons with it.
            onPointerDown={(event) => event.preventDefault()}
            onClick={() => resize(measure() + change)}
          >
            <Icon of={change < 0 ? ChevronLeft : ChevronRight} />
          </button>
        ))}
      </span>
    </div>
  );
}
