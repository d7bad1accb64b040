import { ArrowLeft } from 'lucide-react';
import { useEffect, useRef } from 'react';
import { say } from '../../core/words/say.ts';
import { Button } from '../../ui/button.tsx';
import { usePage } from '../shared/page.ts';

interface OuterRowProps {
  /** Where in the outer token this one is. */
  readonly place: string;
}

/** Over a token that was opened from inside another one: where it is from, and the way back. */
export function OuterRow({ place }: OuterRowProps) {
  const { session } = usePage();
  const back = useRef<HTMLButtonElement>(null);
  // The button that opened the token goes, and the focus with it; an Undo leaves the focus in its field.
  useEffect(() => {
    if (document.activeElement?.matches('body, main, .fold-row *')) back.current?.focus();
  }, []);
  const goBack = () => {
    document.getElementById('main')?.focus();
    session.dispatch({ type: 'close-contained' });
  };
  return (
    <section aria-label={say`Outer token`} className="pane">
      <div className="flex min-h-9 items-center gap-3 py-1 pr-2 pl-4 text-13 max-md:flex-wrap">
        <span className="min-w-0 flex-1 text-12 text-muted">
          {say`Opened from the outer token`}{' '}
          <code translate="no" className="sensitive font-mono break-all text-text">
            {place}
          </code>
        </span>
        <Button ref={back} small icon={ArrowLeft} onClick={goBack}>
          {say`Back to the outer token`}
        </Button>
      </div>
    </section>
  );
}
