import { mistakenUnit, nameUnit } from '../audit/time-unit.ts';
import { formatDuration } from '../explain/duration.ts';
import { say } from '../words/say.ts';
import { type Lifetime, type LifetimePhase, lifetimePhase } from './lifetime.ts';
import { formatUtc } from './utc-date.ts';

/** A time line from the beginning of a token to its end, with now on it; places are shares of its width. */
export interface TimeLine {
  readonly phase: LifetimePhase;
  /** What there is to say of now: "12 min 48 s left". */
  readonly words: string;
  readonly beginning: Milestone | undefined;
  readonly ending: Milestone | undefined;
  readonly nowAt: number;
}

export interface Milestone {
  readonly name: 'issued' | 'valid from' | 'expires' | 'expired';
  readonly seconds: number;
  readonly at: number;
}

const BEGINNING = 0.08;
const ENDING = 0.78;

/** Undefined for a token without dates. */
export function drawTimeLine(lifetime: Lifetime, now: number): TimeLine | undefined {
  const { issuedAt, notBefore, expiry } = lifetime;
  const start = issuedAt ?? notBefore;
  if (start === undefined && expiry === undefined) return undefined;
  const phase = lifetimePhase(lifetime, now);
  const isRight = (time: number | undefined) => time !== undefined && !mistakenUnit(time, now);
  return {
    phase,
    words: describeNow(lifetime, phase, now),
    beginning:
      start === undefined || !isRight(start)
        ? undefined
        : { name: issuedAt === undefined ? 'valid from' : 'issued', seconds: start, at: BEGINNING },
    ending:
      expiry === undefined || !isRight(expiry)
        ? undefined
        : { name: phase === 'expired' ? 'expired' : 'expires', seconds: expiry, at: ENDING },
    nowAt: placeOfNow(start, expiry, now),
  };
}

/** What there is to say of now. */
export function describeNow(
  { notBefore, expiry }: Lifetime,
  phase: LifetimePhase,
  now: number,
): string {
  const unit = expiry === undefined ? undefined : mistakenUnit(expiry, now);
  if (unit && expiry !== undefined) {
    return say`“exp” in ${nameUnit(unit)}: ${formatUtc(expiry / unit.perSecond)}`;
  }
  switch (phase) {
    case 'expired':
      return say`expired ${formatDuration(now - (expiry ?? now))} ago`;
    case 'not-yet':
      return say`valid in ${formatDuration((notBefore ?? now) - now)}`;
    case 'current':
      return say`${formatDuration((expiry ?? now) - now)} left`;
    case 'undated':
      return say`no expiry`;
  }
}

/** Without a beginning or an end there is no scale, only before and after. */
function placeOfNow(start: number | undefined, expiry: number | undefined, now: number): number {
  if (start !== undefined && expiry !== undefined && expiry > start) {
    const share = (now - start) / (expiry - start);
    return clamp(BEGINNING + share * (ENDING - BEGINNING));
  }
  if (expiry !== undefined) return now >= expiry ? 0.92 : 0.4;
  return start !== undefined && now < start ? 0.03 : 0.6;
}

function clamp(share: number): number {
  return Math.min(0.97, Math.max(0.02, share));
}
