import { ChevronDown } from 'lucide-react';
import { type ReactNode, Suspense, useState } from 'react';
import { SAFE_USE_TITLES, type SafeUseTopic } from '../../core/audit/safe-use.ts';
import { say } from '../../core/words/say.ts';
import { Icon } from '../../ui/icon.tsx';
import { NotLoaded } from '../../ui/not-loaded.tsx';
import { Coded } from '../../ui/quoted.tsx';
import { lazyPane } from '../shared/lazy-pane.tsx';

/** The words are a chunk of their own, fetched when somebody wants to read them. */
const Answer = lazyPane(
  () =>
    import('../../core/explain/safe-use.ts').then(
      ({ SAFE_USE }) =>
        ({ topic }: { topic: SafeUseTopic }) => <Points points={SAFE_USE[topic]} />,
    ),
  () => <NotLoaded words={say`Couldn’t load the advice. Check your connection and reload.`} />,
);

interface SafeUseNoteProps {
  readonly topic: SafeUseTopic;
  /** What is at the end of its row. */
  readonly children: ReactNode;
}

/** What to do about the cause of an issue, on request. */
export function SafeUseNote({ topic, children }: SafeUseNoteProps) {
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <div className="mt-0.5 flex flex-wrap items-baseline justify-between gap-x-3 text-12">
        <button
          type="button"
          aria-expanded={isOpen}
          className="inline-flex items-center gap-1 rounded text-left text-muted hover:text-text max-md:-my-3 max-md:min-h-11"
          onClick={() => setOpen(!isOpen)}
        >
          {SAFE_USE_TITLES[topic]}
          <Icon of={ChevronDown} className={isOpen ? 'rotate-180' : ''} />
        </button>
        {children}
      </div>
      {isOpen && (
        <Suspense fallback={<Points points={[say`Loading…`]} />}>
          <Answer topic={topic} />
        </Suspense>
      )}
    </>
  );
}

function Points({ points }: { readonly points: readonly string[] }) {
  return (
    <div className="mt-1 grid gap-1.5 rounded bg-sunken px-3 py-2">
      {points.map((point) => (
        <p key={point}>
          <Coded>{point}</Coded>
        </p>
      ))}
    </div>
  );
}
