import { CircleAlert, CircleCheck, CircleX } from 'lucide-react';
import {
  type ChainState,
  type ContainedReport,
  linkFaults,
  type TokenChain,
} from '../../core/evidence/contained-report.ts';
import { explainChain, explainLink } from '../../core/explain/explain-contained.ts';
import { cut } from '../../core/words/quote.ts';
import { say } from '../../core/words/say.ts';
import { Icon } from '../../ui/icon.tsx';
import { Coded } from '../../ui/quoted.tsx';

interface TokenChainListProps {
  readonly report: ContainedReport;
  readonly chain: TokenChain;
  /** Seconds since 1970. */
  readonly now: number;
}

/** Longer names of entities are cut. */
const MAX_NAME = 120;

/** A trust chain or a delegation, followed from one token to the next. */
export function TokenChainList({ report, chain, now }: TokenChainListProps) {
  const { state, title, detail } = explainChain(report, chain, now);
  const { icon, look } = LOOKS[state];
  return (
    <section
      aria-label={title}
      data-chain={state}
      className="border-b border-line px-4 py-2 text-13"
    >
      <h3 className="flex items-center gap-2 font-medium">
        <Icon of={icon} className={look} />
        {title}
      </h3>
      <p className="py-1 text-12 break-words text-muted">
        <Coded>{detail}</Coded>
      </p>
      <ol aria-label={title} className="grid gap-1">
        {chain.links.map((link, index) => {
          const isBad = linkFaults(chain, index, now).length > 0;
          return (
            <li key={link.token ?? -1} data-link={isBad ? 'fault' : 'fits'} className="text-12">
              <span className="text-hint">{numberOf(chain, index)}</span>{' '}
              <code translate="no" className="sensitive font-mono break-all">
                {cut(link.issuer ?? '?', MAX_NAME)}
              </code>
              {link.subject !== link.issuer && (
                <>
                  {' → '}
                  <code translate="no" className="sensitive font-mono break-all">
                    {cut(link.subject ?? '?', MAX_NAME)}
                  </code>
                </>
              )}
              <span className={`block ${isBad ? 'text-bad' : 'text-muted'}`}>
                <Coded>{explainLink(chain, index, now)}</Coded>
              </span>
            </li>
          );
        })}
      </ol>
    </section>
  );
}

function numberOf({ kind }: TokenChain, index: number): string {
  if (kind === 'federation') return say`Statement ${index + 1}`;
  return index === 0 ? say`Token` : say`Proof ${index}`;
}

const LOOKS: Readonly<
  Record<ChainState, { readonly icon: typeof CircleX; readonly look: string }>
> = {
  broken: { icon: CircleX, look: 'text-bad' },
  untimely: { icon: CircleX, look: 'text-bad' },
  unchecked: { icon: CircleAlert, look: 'text-warn' },
  whole: { icon: CircleAlert, look: 'text-warn' },
  trusted: { icon: CircleCheck, look: 'text-ok' },
};
