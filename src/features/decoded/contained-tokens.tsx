import {
  type ContainedReport,
  type ContainedVerdict,
  concludeChain,
} from '../../core/evidence/contained-report.ts';
import { lifetimePhase } from '../../core/time/lifetime.ts';
import { say, sayCount } from '../../core/words/say.ts';
import { sentences } from '../../core/words/sentences.ts';
import { useNow } from '../shared/use-now.ts';
import { ContainedItem, type OpenedToken } from './contained-item.tsx';
import { FoldRow } from './fold-row.tsx';
import { TokenChainList } from './token-chain-list.tsx';

interface ContainedTokensProps {
  readonly report: ContainedReport;
  readonly onOpen: (opened: OpenedToken) => void;
}

/** Tokens that are strings in header or payload, each with its verdict, and the chains they make up. */
export function ContainedTokens({ report, onOpen }: ContainedTokensProps) {
  const now = useNow();
  const { tokens, chains, limits } = report;
  if (tokens.length + limits.length === 0) return null;
  const title = say`Tokens inside`;
  return (
    <FoldRow title={title} edge="payload" summary={summarize(report, now)}>
      {chains.map((chain) => (
        <TokenChainList key={JSON.stringify(chain)} report={report} chain={chain} now={now} />
      ))}
      <ul aria-label={title} className="divide-y divide-line">
        {tokens.map((contained) => (
          <ContainedItem
            key={JSON.stringify(contained.path)}
            contained={contained}
            now={now}
            onOpen={onOpen}
          />
        ))}
      </ul>
      {limits.length > 0 && (
        <p className="border-t border-line px-4 py-2 text-12 text-muted">
          {say`Some tokens inside are not listed or checked: they are too many, too deep or too large.`}
        </p>
      )}
    </FoldRow>
  );
}

/** What is seen of them while the row is closed: how many, and the worst of what they came to. */
function summarize(report: ContainedReport, now: number) {
  const { tokens, chains } = report;
  const states = chains.map((chain) => concludeChain(report, chain, now));
  const isBroken = states.includes('broken') || tokens.some(isForged);
  const expired = tokens.filter(({ lifetime }) => lifetimePhase(lifetime, now) === 'expired');
  const count = tokens.length;
  const verified = tokens.filter(({ verdict }) => verdict.state === 'verified').length;
  return (
    <span className={isBroken ? 'text-bad' : ''}>
      {sentences(
        sayCount(count, '{0} token.', '{0} tokens.'),
        isBroken ? say`Signatures or links are broken.` : '',
        verified > 0 ? sayCount(verified, '{0} verified.', '{0} verified.') : '',
        expired.length > 0 ? sayCount(expired.length, '{0} expired.', '{0} expired.') : '',
      )}
    </span>
  );
}

function isForged({ verdict, evidence, namedKey }: ContainedVerdict): boolean {
  const ownMatches = evidence?.embedded?.matches;
  return verdict.state === 'invalid' || ownMatches === false || namedKey === 'mismatch';
}
