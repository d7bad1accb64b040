import { type ReactNode, useContext } from 'react';
import { LateToolsContext, type SizedPane } from '../../ui/late-tools.ts';

interface ResizableProps {
  readonly of: Exclude<SizedPane, 'left' | 'right'>;
  readonly children: ReactNode;
}

/** A pane whose text box can be made higher and lower. */
export function Resizable({ of, children }: ResizableProps) {
  const tools = useContext(LateToolsContext);
  return (
    <div className={`relative min-w-0 sized-${of}`}>
      {children}
      {tools && <tools.Edge of={of} />}
    </div>
  );
}
