import { CircleCheck, CircleX, Info, KeyRound, type LucideIcon } from 'lucide-react';
import type { ReactNode } from 'react';
import type { KeyLine as Line } from '../../core/explain/explain-key-line.ts';
import { say } from '../../core/words/say.ts';
import { IconButton } from '../../ui/button.tsx';
import { Icon } from '../../ui/icon.tsx';
import { Coded } from '../../ui/quoted.tsx';

const MARKS: Readonly<Record<Line['mark'], { readonly icon: LucideIcon; readonly look: string }>> =
  {
    ok: { icon: CircleCheck, look: 'text-ok' },
    bad: { icon: CircleX, look: 'text-bad' },
    hint: { icon: KeyRound, look: 'text-muted' },
  };

interface KeyLineProps {
  readonly line: Line;
  /** Undefined where there is nothing more to tell. */
  readonly onDetails: (() => void) | undefined;
  readonly children?: ReactNode;
}

/** What the Key field holds, in a line that never changes its place or height. */
export function KeyLine({ line, onDetails, children }: KeyLineProps) {
  const { icon, look } = MARKS[line.mark];
  const words = [line.name, ...line.facts].filter(Boolean).join(' · ');
  return (
    <div className="flex min-h-7 shrink-0 items-center gap-2 px-4 text-12 text-muted max-md:min-h-11">
      {words !== '' && <Icon of={icon} className={look} />}
      <p data-mark={line.mark} title={words} className="min-w-8 flex-1 truncate">
        <Words line={line} />
      </p>
      {children}
      {onDetails && (
        <IconButton
          small
          icon={Info}
          label={say`Key details`}
          className="-mr-2"
          onClick={onDetails}
        />
      )}
    </div>
  );
}

function Words({ line: { name, facts } }: { readonly line: Line }) {
  return (
    <>
      {name !== '' && <b className="font-semibold text-text">{name}</b>}
      {facts.map((fact, index) => (
        <span key={fact}>
          {(index > 0 || name !== '') && ' · '}
          <Coded>{fact}</Coded>
        </span>
      ))}
    </>
  );
}
