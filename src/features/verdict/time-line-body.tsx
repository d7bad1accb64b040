import { useMemo } from 'react';
import { NO_EXPECTATIONS } from '../../core/checks/expectation-texts.ts';
import { readExpectations } from '../../core/checks/expectations.ts';
import { findMember } from '../../core/encoding/json-query.ts';
import type { JsonObject } from '../../core/encoding/json-text.ts';
import { formatDistance } from '../../core/explain/duration.ts';
import { lifetimePhase, readLifetime } from '../../core/time/lifetime.ts';
import { numericDate } from '../../core/time/numeric-date.ts';
import { describeNow } from '../../core/time/time-line.ts';
import { makeTimeScale, type TimeScale } from '../../core/time/time-scale.ts';
import { type Moment, readMoments } from '../../core/time/token-moments.ts';
import { say } from '../../core/words/say.ts';
import { sentences } from '../../core/words/sentences.ts';
import { useDateForm } from '../shared/date-form.ts';
import { writeTime } from '../shared/date-forms.ts';
import { useNow } from '../shared/use-now.ts';
import type { TimeLineProps } from './time-line.tsx';
import { besides, percent } from './time-line-places.ts';

/** The time line of a token with more dates than two, or with dates that fit no plain line. */
export function TimeLineBody({ claims, token, text, tokens, tolerance: typed }: TimeLineProps) {
  const now = useNow();
  const moments = useMemo(
    () => readMoments(claims, token, { text, tokens }),
    [claims, token, text, tokens],
  );
  const tolerance = readTolerance(typed);
  const lifetime = readLifetime(claims);
  const phase = lifetimePhase(lifetime, now);
  const scale = makeTimeScale(moments, now);
  const nowPlace = scale.placeOf(now);
  const words = isBroken(claims) ? say`"exp" is no date` : describeNow(lifetime, phase, now);
  const isOver = phase === 'expired' || phase === 'not-yet';
  const isPhaseOver = phase === 'expired' || scale.isReversed;
  return (
    <div>
      <div role="img" aria-label={say`Time line: ${words}`} className="relative h-[29px]">
        <div className="absolute inset-x-0 top-[19px] h-1.5 rounded-full bg-sunken" />
        {scale.life && (
          <Life life={scale.life} nowAt={nowPlace.at} colour={isPhaseOver ? 'bg-bad' : 'bg-ok'} />
        )}
        <Grace scale={scale} expiry={lifetime.expiry} tolerance={tolerance} />
        {moments.map(({ name, seconds }) => (
          <Tick key={name} {...scale.placeOf(seconds)} />
        ))}
        <div
          className="absolute top-3 h-[17px] w-0.5 bg-text"
          style={{ left: percent(nowPlace.at) }}
        />
        <span
          className={`absolute -top-[7px] text-12 font-semibold whitespace-nowrap ${isOver ? 'text-bad' : ''}`}
          style={
            nowPlace.at < 0.5 ? { left: besides(nowPlace.at) } : { right: besides(1 - nowPlace.at) }
          }
        >
          {say`now · ${words}`}
        </span>
      </div>
      <Dates moments={moments} scale={scale} now={now} expired={phase === 'expired'} />
      <p className="text-12 text-muted">{notes(scale, nowPlace.isBeyond, tolerance)}</p>
    </div>
  );
}

/** Whether there is an expiry that nobody can read. */
function isBroken(claims: JsonObject): boolean {
  return findMember(claims, 'exp') !== undefined && numericDate(claims, 'exp') === undefined;
}

/** None where it cannot be read, which the form says where it is typed. */
function readTolerance(typed: string): number {
  const { tolerance } = readExpectations({ ...NO_EXPECTATIONS, tolerance: typed });
  return tolerance.ok ? tolerance.value : 0;
}

interface LifeProps {
  readonly life: { readonly from: number; readonly to: number };
  readonly nowAt: number;
  readonly colour: string;
}

/** What is gone in full colour, what is left in a lighter one. */
function Life({ life: { from, to }, nowAt, colour }: LifeProps) {
  const until = Math.min(to, Math.max(from, nowAt));
  const bar = (end: number, look: string) => (
    <div
      className={`absolute top-[19px] h-1.5 rounded-full ${colour} ${look}`}
      style={{ left: percent(from), width: percent(end - from) }}
    />
  );
  return (
    <>
      {bar(to, 'opacity-30')}
      {bar(until, '')}
    </>
  );
}

interface GraceProps {
  readonly scale: TimeScale;
  readonly expiry: number | undefined;
  /** Seconds. */
  readonly tolerance: number;
}

/** For how long after the expiry a receiver with that tolerance still takes the token. */
function Grace({ scale, expiry, tolerance }: GraceProps) {
  if (expiry === undefined || tolerance <= 0 || !scale.isToScale) return null;
  const from = scale.placeOf(expiry).at;
  const to = scale.placeOf(expiry + tolerance).at;
  return (
    <div
      className="absolute top-[19px] h-1.5 border-y border-dashed border-warn"
      style={{ left: percent(from), width: percent(to - from) }}
    />
  );
}

/** A mark on the line; at the edge of it two strokes, for what lies farther out. */
function Tick({ at, isBeyond }: { readonly at: number; readonly isBeyond: boolean }) {
  return (
    <div
      className={`absolute top-4 h-3 ${isBeyond ? 'w-1.5 border-x border-muted' : 'w-px bg-muted'}`}
      style={{ left: percent(at) }}
    />
  );
}

interface DatesProps {
  readonly moments: readonly Moment[];
  readonly scale: TimeScale;
  readonly now: number;
  readonly expired: boolean;
}

/** Every date in words, from the first to the last, and how far it is from now. */
function Dates({ moments, scale, now, expired }: DatesProps) {
  const form = useDateForm();
  return (
    <ul
      // biome-ignore lint/a11y/noRedundantRoles: Safari takes the role from lists without bullets
      role="list"
      aria-label={say`Dates of the token`}
      className="flex flex-wrap gap-x-3 text-12 text-muted"
    >
      {moments.map(({ name, seconds }) => (
        <li key={name}>
          {nameMoment(name, writeTime(seconds, form, now), expired)}
          {scale.placeOf(seconds).isBeyond && ` ${say`(off the scale)`}`}
          {form !== 'relative' && (
            <span className="sr-text">, {formatDistance(seconds - now)}</span>
          )}
        </li>
      ))}
    </ul>
  );
}

function nameMoment(name: Moment['name'], date: string, expired: boolean): string {
  switch (name) {
    case 'authenticated':
      return say`authenticated ${date}`;
    case 'issued':
      return say`issued ${date}`;
    case 'valid-from':
      return say`valid from ${date}`;
    case 'expiry':
      return expired ? say`expired ${date}` : say`expires ${date}`;
    case 'expiry-by-response':
      return say`expires by the response ${date}`;
    case 'refresh':
      return say`can be refreshed until ${date}`;
  }
}

function notes(scale: TimeScale, isNowBeyond: boolean, tolerance: number): string {
  return sentences(
    scale.isReversed ? say`It expires before it begins.` : undefined,
    scale.isToScale ? undefined : say`Not to scale: there is one date only.`,
    scale.isToScale && isNowBeyond ? say`Now is off the scale.` : undefined,
    tolerance > 0 ? say`Tolerance: ${tolerance} s.` : undefined,
  );
}
