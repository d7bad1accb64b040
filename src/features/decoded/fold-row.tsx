import { ChevronDown, ChevronRight } from 'lucide-react';
import { type ReactNode, useId, useState } from 'react';
import { say } from '../../core/words/say.ts';
import { IconButton } from '../../ui/button.tsx';

interface FoldRowProps {
  readonly title: string;
  /** The part of the token whose color marks the title. */
  readonly edge?: 'payload' | 'signature';
  /** The facts that are shown while the row is closed, too. */
  readonly summary: ReactNode;
  readonly tools?: ReactNode;
  /** Undefined where there is nothing to open. */
  readonly children?: ReactNode;
}

const MARKS = { payload: 'bg-payload', signature: 'bg-signature' } as const;

/** A pane that is one row until it is opened. In the zones of a wide page it opens upwards. */
export function FoldRow({ title, edge, summary, tools, children }: FoldRowProps) {
  const [isOpen, setOpen] = useState(false);
  const [titleId, contentId] = [useId(), useId()];
  return (
    <section aria-labelledby={titleId} className="pane fold-row">
      <div className="flex min-h-9 shrink-0 items-center gap-2 py-0.5 pr-2 pl-4 text-13 max-md:min-h-11">
        {edge && (
          <span
            aria-hidden="true"
            className={`h-3 w-[3px] shrink-0 rounded-[1px] ${MARKS[edge]}`}
          />
        )}
        <h2 id={titleId} className="font-semibold whitespace-nowrap">
          {title}
        </h2>
        <span className="min-w-0 flex-1 text-12 text-muted">{summary}</span>
        <span data-tools className="ml-auto flex shrink-0 items-center gap-1">
          {tools}
          {children !== undefined && (
            <IconButton
              small
              icon={isOpen ? ChevronDown : ChevronRight}
              label={isOpen ? say`Close ${title}` : say`Open ${title}`}
              aria-expanded={isOpen}
              aria-controls={isOpen ? contentId : undefined}
              onClick={() => setOpen(!isOpen)}
            />
          )}
        </span>
      </div>
      {isOpen && (
        <div id={contentId} className="fold-content">
          {children}
        </div>
      )}
    </section>
  );
}
