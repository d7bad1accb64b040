import { lazy, Suspense, useState } from 'react';
import { SAFE_USE_TITLES, type SafeUseTopic } from '../../core/audit/safe-use.ts';
import { say } from '../../core/words/say.ts';

/** The words are a chunk of their own, fetched when somebody wants to read them. */
const Answer = lazy(() =>
  import('../../core/explain/safe-use.ts').then(
    ({ SAFE_USE }) => ({
      default: ({ topic }: { topic: SafeUseTopic }) => <Points points={SAFE_USE[topic]} />,
    }),
    () => ({
      default: () => <Points points={[say`The host is out of reach. Load the page again.`]} />,
    }),
  ),
);

/** What to do about the cause of a finding, for whoever opens it. */
export function SafeUseNote({ topic }: { readonly topic: SafeUseTopic }) {
  const [open, setOpen] = useState(false);
  return (
    <details className="mt-1" onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary className="text-12 text-muted hover:text-text">{SAFE_USE_TITLES[topic]}</summary>
      {open && (
        <Suspense fallback={<Points points={[say`One moment.`]} />}>
          <Answer topic={topic} />
        </Suspense>
      )}
    </details>
  );
}

function Points({ points }: { readonly points: readonly string[] }) {
  return (
    <div className="mt-1 grid gap-1.5 rounded bg-sunken px-3 py-2">
      {points.map((point) => (
        <p key={point}>{point}</p>
      ))}
    </div>
  );
}
