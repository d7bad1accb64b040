import { type ReactNode, useContext, useId } from 'react';
import { LateToolsContext } from './late-tools.ts';

interface PanelProps {
  readonly title: string;
  /** What belongs to the title and can be pressed. */
  readonly beside?: ReactNode;
  /** Facts beside the title, cut where there is no room. */
  readonly note?: ReactNode;
  readonly tools?: ReactNode;
  /** The part of the token whose colour marks the title. */
  readonly edge?: 'header' | 'payload' | 'signature';
  /** Whether a button gives it the whole page. */
  readonly canGrow?: boolean;
  readonly className?: string;
  readonly children?: ReactNode;
}

const MARKS = { header: 'bg-header', payload: 'bg-payload', signature: 'bg-signature' } as const;

/** A part of a zone with a row for its title; a region that bears the title as its name. */
export function Panel(props: PanelProps) {
  const { title, beside, note, tools, edge, canGrow = false, className = '', children } = props;
  const titleId = useId();
  const tool = useContext(LateToolsContext);
  return (
    <section aria-labelledby={titleId} className={`pane ${className}`}>
      <div className="flex min-h-9 shrink-0 items-center gap-2 pr-2 pl-4 text-13 max-md:min-h-11">
        {edge && (
          <span
            aria-hidden="true"
            className={`h-3 w-[3px] shrink-0 rounded-[1px] forced-color-adjust-none ${MARKS[edge]}`}
          />
        )}
        <h2 id={titleId} className="font-semibold whitespace-nowrap">
          {title}
        </h2>
        {beside}
        {note !== undefined && (
          <span className="min-w-0 flex-1 truncate text-12 text-muted">{note}</span>
        )}
        <span data-tools className="ml-auto flex min-w-0 items-center justify-end gap-1">
          {tools}
          {canGrow &&
            (tool ? (
              <tool.MaximiseButton title={title} />
            ) : (
              <span className="size-7 max-md:hidden" />
            ))}
        </span>
      </div>
      {children}
    </section>
  );
}
