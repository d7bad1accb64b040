import type { ButtonHTMLAttributes, Ref } from 'react';

interface ButtonProps extends ButtonHTMLAttributes<HTMLButtonElement> {
  readonly ref?: Ref<HTMLButtonElement>;
  readonly look?: 'plain' | 'quiet' | 'primary';
}

const LOOKS = {
  plain: 'border-control/60 text-text hover:bg-sunken',
  quiet: 'border-transparent text-muted hover:bg-sunken hover:text-text',
  primary: 'border-accent bg-accent text-accent-text hover:opacity-85',
} as const;

export function Button({ look = 'plain', className = '', ...attributes }: ButtonProps) {
  return (
    <button
      type="button"
      className={`min-h-7 rounded border max-md:min-h-11 px-2.5 py-0.5 text-small font-medium whitespace-nowrap disabled:cursor-not-allowed disabled:border-line disabled:bg-transparent disabled:text-muted disabled:opacity-70 ${LOOKS[look]} ${className}`}
      {...attributes}
    />
  );
}
