import type { Finding } from '../../core/audit/audit-rule.ts';
import type { DecodedToken } from '../../core/decode/decoded-token.ts';
import { explainVerdict } from '../../core/explain/explain-verdict.ts';
import { nameSignature } from '../../core/explain/name-signature.ts';
import type { FoundToken } from '../../core/extract/found-token.ts';
import { type LifetimePhase, lifetimePhase, readLifetime } from '../../core/time/lifetime.ts';
import type { SignatureVerdict, VerdictState } from '../../core/verdict/signature-verdict.ts';
import { say } from '../../core/words/say.ts';
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
  encrypted: { mark: '●', look: 'bg-sunken text-muted' },
  decrypted: { mark: '○', look: 'bg-sunken text-muted' },
};
const BUSY: Look = { mark: '…', look: 'bg-sunken text-muted' };

/** A match with a key that came with the token is no reason for green. */
function lookOf(verdict: SignatureVerdict): Look {
  const hasArrived = verdict.state === 'verified' && verdict.origin !== undefined;
  return hasArrived ? { ...LOOKS.verified, look: LOOKS.unverified.look } : LOOKS[verdict.state];
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
        className={`grid size-[38px] shrink-0 place-items-center rounded-lg text-20 font-bold ${look}`}
      >
        {mark}
      </span>
      <div className="min-w-0">
        <p className="text-15 font-semibold tracking-[-0.01em]">
          <Quoted>{title}</Quoted>
        </p>
        <p className="text-13 break-words text-muted">
          <Quoted>{sentences(place && `${place}.`, detail, note)}</Quoted>
        </p>
      </div>
    </div>
  );
}

/** The dates, to scale. */
export function VerdictDetails({
  token,
  text = '',
  tokens = NO_TOKENS,
  tolerance = '',
}: VerdictDetailsProps) {
  const claims = token?.claimsSet?.ok ? token.claimsSet.value.object : undefined;
  if (!token || !claims) return <div className="timeline" />;
  return (
    <div className="timeline">
      <TimeLine {...{ claims, text, tokens, tolerance }} token={token.found} />
    </div>
  );
}

function usePhase(token: DecodedToken | undefined): LifetimePhase {
  const now = useNow();
  const claims = token?.claimsSet?.ok ? token.claimsSet.value.object : undefined;
  return claims ? lifetimePhase(readLifetime(claims), now) : 'undated';
}
