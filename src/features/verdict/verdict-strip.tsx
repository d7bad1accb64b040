import type { ReactNode } from 'react';
import type { Finding } from '../../core/audit/audit-rule.ts';
import type { DecodedToken } from '../../core/decode/decoded-token.ts';
import { explainVerdict } from '../../core/explain/explain-verdict.ts';
import { nameSignature } from '../../core/explain/name-signature.ts';
import type { FoundToken } from '../../core/extract/found-token.ts';
import { type LifetimePhase, lifetimePhase, readLifetime } from '../../core/time/lifetime.ts';
import type { SignatureVerdict, VerdictState } from '../../core/verdict/signature-verdict.ts';
import { say, sayCount } from '../../core/words/say.ts';
import { sentences } from '../../core/words/sentences.ts';
import { Quoted } from '../../ui/quoted.tsx';
import { useNow } from '../shared/use-now.ts';
import { TimeLine } from './time-line.tsx';

interface VerdictStatusProps {
  readonly token: DecodedToken | undefined;
  /** Undefined while it is being worked out. */
  readonly verdict: SignatureVerdict | undefined;
  readonly findings?: readonly Finding[];
}

interface VerdictDetailsProps {
  readonly token: DecodedToken | undefined;
  readonly findings: readonly Finding[];
  /** The text in the Token box, and all tokens found there. */
  readonly text?: string;
  readonly tokens?: readonly FoundToken[];
  /** Seconds by which a receiver lets clocks differ, as it was typed. */
  readonly tolerance?: string;
}

const NO_TOKENS: readonly FoundToken[] = [];
const NO_FINDINGS: readonly Finding[] = [];

/** Issues that say why a signature cannot be checked here, or does not match. */
const EXPLAINS: ReadonlySet<string> = new Set([
  'entra-graph-token',
  'firebase-emulator',
  'issuer-only-key',
]);

interface Look {
  readonly mark: string;
  readonly look: string;
}

const LOOKS: Readonly<Record<VerdictState, Look>> = {
  empty: { mark: '–', look: 'bg-sunken text-muted' },
  malformed: { mark: '✕', look: 'bg-bad-soft text-bad' },
  unverified: { mark: '?', look: 'bg-warn-soft text-warn' },
  verified: { mark: '✓', look: 'bg-ok-soft text-ok' },
  invalid: { mark: '✕', look: 'bg-bad-soft text-bad' },
  unsupported: { mark: '?', look: 'bg-warn-soft text-warn' },
  encrypted: { mark: '●', look: 'bg-info-soft text-info' },
  decrypted: { mark: '○', look: 'bg-info-soft text-info' },
};
const BUSY: Look = { mark: '…', look: 'bg-sunken text-muted' };

/** A match with a key that came with the token is no reason for green. */
function lookOf(verdict: SignatureVerdict): Look {
  const hasArrived = verdict.state === 'verified' && verdict.origin !== undefined;
  return hasArrived ? { ...LOOKS.verified, look: LOOKS.unverified.look } : LOOKS[verdict.state];
}

/** The answer at a glance: the signature, the lifetime, and how much there is to read about. */
export function VerdictStrip({ children }: { readonly children: ReactNode }) {
  return (
    <section
      aria-label={say`Summary`}
      className="items-center gap-x-7 gap-y-3 border-line bg-surface px-5 py-3 max-md:contents md:grid md:grid-cols-2 md:border-b lg:grid-cols-[minmax(300px,1fr)_minmax(320px,1.25fr)_auto]"
    >
      {children}
    </section>
  );
}

/** What the signature came to. */
export function VerdictStatus({ token, verdict, findings = NO_FINDINGS }: VerdictStatusProps) {
  const phase = usePhase(token);
  const { mark, look } = verdict ? lookOf(verdict) : BUSY;
  const { title, detail } = verdict
    ? explainVerdict(verdict, phase)
    : { title: say`Checking the signature`, detail: say`One moment.` };
  const note =
    verdict?.state === 'verified'
      ? undefined
      : findings.find(({ code }) => EXPLAINS.has(code))?.why;
  const place = token && verdict && nameSignature(token.found);
  return (
    <div
      role="status"
      aria-label={say`Verdict`}
      aria-busy={verdict === undefined}
      data-state={verdict?.state ?? 'unverified'}
      className="verdict flex min-h-[46px] items-center gap-3"
    >
      <span
        aria-hidden="true"
        className={`grid size-[38px] shrink-0 place-items-center rounded-[10px] text-[20px] font-bold ${look}`}
      >
        {mark}
      </span>
      <div className="min-w-0">
        <p className="text-lead font-semibold tracking-[-0.01em]">
          <Quoted>{title}</Quoted>
        </p>
        <p className="text-note break-words text-muted">
          <Quoted>{sentences(place && `${place}.`, detail, note)}</Quoted>
        </p>
      </div>
    </div>
  );
}

/** The dates to scale, and the findings counted. */
export function VerdictDetails({
  token,
  findings,
  text = '',
  tokens = NO_TOKENS,
  tolerance = '',
}: VerdictDetailsProps) {
  const claims = token?.claimsSet?.ok ? token.claimsSet.value.object : undefined;
  const phase = usePhase(token);
  return (
    <div
      className={`border-line bg-surface px-3.5 max-md:gap-3 max-md:border-b max-md:py-3 md:contents ${text === '' ? 'max-md:hidden' : 'max-md:grid'}`}
    >
      {token && claims ? (
        <TimeLine
          claims={claims}
          token={token.found}
          text={text}
          tokens={tokens}
          tolerance={tolerance}
        />
      ) : (
        <span />
      )}
      <Counts findings={findings} expired={phase === 'expired'} />
    </div>
  );
}

function usePhase(token: DecodedToken | undefined): LifetimePhase {
  const now = useNow();
  const claims = token?.claimsSet?.ok ? token.claimsSet.value.object : undefined;
  return claims ? lifetimePhase(readLifetime(claims), now) : 'undated';
}

const COUNTS: readonly {
  readonly severities: readonly Finding['severity'][];
  readonly words: (count: number) => string;
  readonly look: string;
}[] = [
  {
    severities: ['critical'],
    words: (count) => say`${count} critical`,
    look: 'bg-bad-soft text-bad',
  },
  { severities: ['high'], words: (count) => say`${count} high`, look: 'bg-bad-soft text-bad' },
  {
    severities: ['medium', 'low'],
    words: (count) => sayCount(count, '{0} warning', '{0} warnings'),
    look: 'bg-warn-soft text-warn',
  },
  {
    severities: ['info'],
    words: (count) => sayCount(count, '{0} note', '{0} notes'),
    look: 'bg-info-soft text-info',
  },
];

interface CountsProps {
  readonly findings: readonly Finding[];
  readonly expired: boolean;
}

function Counts({ findings, expired }: CountsProps) {
  return (
    <p className="flex flex-wrap gap-2">
      {expired && (
        <span className="rounded-[8px] bg-bad-soft px-2.5 py-1 text-note font-semibold text-bad">
          {say`expired`}
        </span>
      )}
      {COUNTS.map(({ severities, words, look }) => {
        const count = findings.filter(({ severity }) => severities.includes(severity)).length;
        if (count === 0) return null;
        return (
          <span
            key={severities[0]}
            className={`rounded-[8px] px-2.5 py-1 text-note font-semibold ${look}`}
          >
            {words(count)}
          </span>
        );
      })}
    </p>
  );
}
