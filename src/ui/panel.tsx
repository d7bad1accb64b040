import { type ReactNode, useContext, useId } from 'react';
import { LateToolsContext } from './late-tools.ts';

interface PanelProps {
  readonly title: string;
  /** What belongs to the title and can be pressed. */
  readonly beside?: ReactNode;
  /** Facts beside the title. */
  readonly note?: ReactNode;
  readonly tools?: ReactNode;
  readonly edge?: 'header' | 'payload' | 'signature';
  readonly className?: string;
  readonly children: ReactNode;
}

const EDGES = {
  header: 'border-l-[3px] border-l-header',
  payload: 'border-l-[3px] border-l-payload',
  signature: 'border-l-[3px] border-l-signature',
} as const;

const DOTS = { header: 'bg-header', payload: 'bg-payload', signature: 'bg-signature' } as const;

/** A titled box; a region that bears the title as its name. It can have the page to itself. */
export function Panel({ title, beside, note, tools, edge, className = '', children }: PanelProps) {
  const titleId = useId();
  const tool = useContext(LateToolsContext);
  return (
    <section
      aria-labelledby={titleId}
      className={`min-w-0 overflow-hidden rounded-xl border border-line bg-surface ${edge ? EDGES[edge] : ''} ${className}`}
    >
      <div className="flex min-h-11 flex-wrap items-center gap-x-2 border-b border-line px-3.5 py-1.5 text-note max-md:py-0">
        {edge && <span aria-hidden="true" className={`size-2 rounded-[3px] ${DOTS[edge]}`} />}
        <h2 id={titleId} className="font-semibold whitespace-nowrap">
          {title}
        </h2>
        {beside}
        {note !== undefined && (
          <span className="line-clamp-2 min-w-12 flex-1 basis-0 text-tiny text-muted">{note}</span>
        )}
        <span
          data-tools
          className="ml-auto flex max-w-full shrink-0 flex-wrap items-center justify-end gap-1"
        >
          {tools}
          {tool ? <tool.MaximiseButton title={title} /> : <span className="maximise" />}
        </span>
      </div>
      {children}
    </section>
  );
}
