import type { LucideIcon } from 'lucide-react';

interface IconProps {
  /** An icon of lucide-react, imported by its name. */
  readonly of: LucideIcon;
  /** Pixels; 16 everywhere but in the verdict. */
  readonly size?: number;
  readonly className?: string;
}

/** Icons are drawn on a grid of 24 units; their lines are 1.5 pixels wide. */
const LINE_WIDTH = (1.5 * 24) / 16;

/** An icon beside words, or in a button that has a name: hidden from screen readers. */
export function Icon({ of: Drawing, size = 16, className = '' }: IconProps) {
  return (
    <Drawing
      size={size}
      strokeWidth={LINE_WIDTH}
      aria-hidden="true"
      focusable="false"
      className={`shrink-0 ${className}`}
    />
  );
}
