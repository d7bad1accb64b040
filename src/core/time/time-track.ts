import { mistakenUnit } from '../audit/time-unit.ts';
import { formatLength } from '../explain/duration.ts';
import { say } from '../words/say.ts';
import type { Moment } from './token-moments.ts';

/** A token’s life as a track from its first date to its last; places are shares of its width. */
export interface TimeTrack {
  readonly phase: 'undated' | 'not-yet' | 'current' | 'expired';
  /** Undefined where the token does not say when it was issued or is valid from. */
  readonly start: Moment | undefined;
  /** Undefined where the token never expires. */
  readonly end: Moment | undefined;
  /** What is over of its life. */
  readonly spent: { readonly from: number; readonly to: number };
  /** Where it expired; from there to now it is past its expiry. */
  readonly expiredAt: number | undefined;
  readonly nowAt: number;
  /** What there is to say of now, without seconds that tick: "45 min left". */
  readonly words: string;
}

/** Where an expired token’s expiry is, at the least and at the most, so that it is seen. */
const EXPIRED = { least: 0.2, most: 0.86 };
const LATE = 0.94;
const EARLY = { now: 0.04, start: 0.16 };
/** Where now is between dates of which one is missing. */
const AMID = 0.5;

/** Undefined without a date to show. Takes seconds. */
export function layOutTrack(moments: readonly Moment[], now: number): TimeTrack | undefined {
  const isRight = ({ seconds }: Moment) => !mistakenUnit(seconds, now);
  const find = (...names: readonly Moment['name'][]) =>
    moments.find((moment) => names.includes(moment.name) && isRight(moment));
  const validFrom = find('valid-from');
  const isEarly = validFrom !== undefined && validFrom.seconds > now;
  const start = isEarly ? validFrom : (find('issued') ?? validFrom);
  const end = find('expiry', 'expiry-by-response');
  if (!start && !end) return undefined;
  const known = { start, end, expiredAt: undefined };
  if (end && now >= end.seconds) {
    const expiredAt = placeExpiry(start?.seconds, end.seconds, now);
    const spent = { from: 0, to: expiredAt };
    return { ...known, phase: 'expired', spent, expiredAt, nowAt: LATE, words: '' };
  }
  if (start && now < start.seconds) {
    const words = say`valid in ${formatLength(start.seconds - now)}`;
    const spent = { from: EARLY.start, to: EARLY.start };
    const phase = isEarly ? 'not-yet' : 'current';
    return { ...known, phase, spent, nowAt: EARLY.now, words: isEarly ? words : '' };
  }
  const nowAt = start && end ? (now - start.seconds) / (end.seconds - start.seconds) : AMID;
  const words = end ? say`${formatLength(end.seconds - now)} left` : say`no expiry`;
  return {
    ...known,
    phase: end ? 'current' : 'undated',
    spent: { from: 0, to: nowAt },
    nowAt,
    words,
  };
}

function placeExpiry(start: number | undefined, end: number, now: number): number {
  if (start === undefined || start >= end || now === end) return EXPIRED.most;
  const share = ((end - start) / (now - start)) * LATE;
  return Math.min(EXPIRED.most, Math.max(EXPIRED.least, share));
}
