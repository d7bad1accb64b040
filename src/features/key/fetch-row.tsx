import { type ReactNode, useId } from 'react';
import { showUnseen } from '../../core/words/quote.ts';
import { say } from '../../core/words/say.ts';
import { Button } from '../../ui/button.tsx';
import type { FetchTarget, KeyFetch } from './use-key-fetch.ts';

interface FetchRowProps {
  readonly title: ReactNode;
  readonly target?: FetchTarget;
  readonly fetching?: KeyFetch;
  /** Whether the address is written out; not where it stands in a text box already. */
  readonly shown?: boolean;
  readonly disabled?: boolean;
  readonly children?: ReactNode;
}

/** One address, with the button that fetches it, or why there is none. */
export function FetchRow({
  title,
  target,
  fetching,
  shown = true,
  disabled = false,
  children,
}: FetchRowProps) {
  const addressId = useId();
  const { progress } = fetching ?? {};
  const busy = progress?.state === 'busy' ? progress.target : undefined;
  const isBusy = busy !== undefined && busy.source === target?.source;
  return (
    <li data-source={target?.source} className="grid gap-1 border-t border-line px-3.5 py-2.5">
      <div className="flex items-end justify-between gap-3">
        <div className="min-w-0 grow">
          <div className="text-12 font-medium">{title}</div>
          {target && shown && (
            <p id={addressId} translate="no" className="font-mono text-12 break-all">
              {showUnseen(target.address)}
            </p>
          )}
        </div>
        {target && fetching && (
          <Button
            aria-describedby={shown ? addressId : undefined}
            disabled={disabled || (busy !== undefined && !isBusy)}
            onClick={() => (isBusy ? fetching.stop() : fetching.start(target))}
          >
            {isBusy ? say`Stop` : say`Fetch`}
          </Button>
        )}
      </div>
      {children && <div className="text-12 text-muted">{children}</div>}
    </li>
  );
}
