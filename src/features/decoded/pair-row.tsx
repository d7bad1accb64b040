import { CircleCheck, CircleDashed } from 'lucide-react';
import type { HeldPair } from '../../core/evidence/evidence.ts';
import { explainHeldPair } from '../../core/explain/explain-held-pair.ts';
import { say } from '../../core/words/say.ts';
import { Icon } from '../../ui/icon.tsx';
import { FoldRow } from './fold-row.tsx';

/** Which other tokens of the text are known to belong to the one that is shown. */
export function PairRow({ pairs }: { readonly pairs: readonly HeldPair[] }) {
  return (
    <FoldRow
      title={say`Related tokens`}
      summary={pairs.map((pair) => (
        <span key={pair.subject} className="flex items-center gap-2">
          {pair.subject === 'unchecked' ? (
            <Icon of={CircleDashed} className="text-muted" />
          ) : (
            <Icon of={CircleCheck} className="text-ok" />
          )}
          {explainHeldPair(pair)}
        </span>
      ))}
    />
  );
}
