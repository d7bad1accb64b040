import { lazy, Suspense } from 'react';
import type { EmbeddedKey } from '../../core/evidence/evidence.ts';
import type { Diagnosis } from '../../core/verdict/diagnosis.ts';
import { say } from '../../core/words/say.ts';

export interface WhyNotProps {
  /** `busy` while the reason is looked for; undefined where there is nothing to explain. */
  readonly diagnosis: Diagnosis | 'busy' | undefined;
  /** The key that the token carries, where that is known. */
  readonly embedded: EmbeddedKey | undefined;
}

/** A chunk of its own, with all the words: most tokens match. */
const WhyNotBody = lazy(() =>
  import('./why-not-body.tsx').then(
    (module) => ({ default: module.WhyNotBody }),
    () => ({ default: NotLoaded }),
  ),
);

/** The reasons why the signature does not match, under the verdict. */
export function WhyNot({ diagnosis, embedded }: WhyNotProps) {
  if (!diagnosis) return null;
  return (
    <Suspense fallback={null}>
      <WhyNotBody diagnosis={diagnosis} embedded={embedded} />
    </Suspense>
  );
}

function NotLoaded() {
  return (
    <p className="border-b border-line bg-surface px-3.5 py-2.5 text-13 text-bad md:px-5">
      {say`Why it does not match could not be looked for: the host is out of reach. Load the page again.`}
    </p>
  );
}
