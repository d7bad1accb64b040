import type { LucideIcon } from 'lucide-react';
import type { ComponentProps } from 'react';
import { Icon } from './icon.tsx';

export interface ButtonProps extends ComponentProps<'button'> {
  /** At most one button of the page is primary: the next step, or Sign after an edit. */
  readonly look?: 'secondary' | 'ghost' | 'primary';
  /** 28 pixels high in place of 32, as in title rows. */
  readonly small?: boolean;
  /** Before the words. */
  readonly icon?: LucideIcon;
}

const LOOKS = {
  secondary: 'border-edge bg-surface text-text hover:bg-sunken',
  ghost: 'border-transparent text-muted hover:bg-sunken hover:text-text',
  primary: 'border-transparent bg-accent-fill text-accent-text hover:opacity-90',
} as const;

const SHAPE =
  'inline-flex shrink-0 items-center justify-center gap-2 rounded border font-medium whitespace-nowrap disabled:cursor-default disabled:border-line disabled:bg-transparent disabled:text-hint max-md:min-h-11 max-md:min-w-11';

export function Button({
  look = 'secondary',
  small = false,
  icon,
  className = '',
  children,
  ...attributes
}: ButtonProps) {
  return (
    <button
      type="button"
      className={`${SHAPE} ${small ? 'min-h-7 px-2 text-12' : 'min-h-8 px-3 text-13'} ${LOOKS[look]} ${className}`}
      {...attributes}
    >
      {icon && <Icon of={icon} />}
      {children}
    </button>
  );
}

interface IconButtonProps extends Omit<ComponentProps<'button'>, 'children'> {
  readonly icon: LucideIcon;
  /** The name, which is its tooltip too. */
  readonly label: string;
  readonly small?: boolean;
}

/** A button that shows an icon alone. */
export function IconButton({
  icon,
  label,
  small = false,
  className = '',
  ...attributes
}: IconButtonProps) {
  return (
    <button
      type="button"
      aria-label={label}
      title={label}
      className={`${SHAPE} ${small ? 'size-7' : 'size-8'} ${LOOKS.ghost} disabled:border-transparent ${className}`}
      {...attributes}
    >
      <Icon of={icon} />
    </button>
  );
}
