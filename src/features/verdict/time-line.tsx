import { lazy, Suspense, useMemo } from 'react';
import { findMember } from '../../core/encoding/json-query.ts';
import type { JsonObject } from '../../core/encoding/json-text.ts';
import type { FoundToken } from '../../core/extract/found-token.ts';
import { readLifetime } from '../../core/time/lifetime.ts';
import { numericDate } from '../../core/time/numeric-date.ts';
import {
  type TimeLine as Drawing,
  drawTimeLine,
  type Milestone,
} from '../../core/time/time-line.ts';
import { say } from '../../core/words/say.ts';
import { type DateForm, useDateForm } from '../shared/date-form.ts';
import { writeTime } from '../shared/date-forms.ts';
import { useNow } from '../shared/use-now.ts';
import { besides, percent } from './time-line-places.ts';

export interface TimeLineProps {
  readonly claims: JsonObject;
  readonly token: FoundToken;
  /** The text that the token was found in, and all tokens there. */
  readonly text: string;
  readonly tokens: readonly FoundToken[];
  /** Seconds by which a receiver lets clocks differ, as it was typed. */
  readonly tolerance: string;
}

/** For dates that make more than a plain line. */
const TimeLineBody = lazy(() =>
  import('./time-line-body.tsx').then(
    (module) => ({ default: module.TimeLineBody }),
    () => ({ default: PlainTimeLine }),
  ),
);

/** The dates of a token and now, to scale; it moves as time goes by. */
export function TimeLine(props: TimeLineProps) {
  const { claims, text, tolerance } = props;
  const isAround = useMemo(() => /expires_in|refresh_?token/i.test(text), [text]);
  const now = useNow();
  if (!isAround && tolerance.trim() === '' && !needsMore(claims, now)) {
    return <PlainTimeLine {...props} />;
  }
  return (
    <Suspense fallback={<PlainTimeLine {...props} />}>
      <TimeLineBody {...props} />
    </Suspense>
  );
}

/** Whether there is a date besides the two of a plain line, or one that it cannot show to scale. */
function needsMore(claims: JsonObject, now: number): boolean {
  const { issuedAt, notBefore, expiry } = readLifetime(claims);
  if (numericDate(claims, 'auth_time') !== undefined) return true;
  const start = issuedAt ?? notBefore;
  if (start === undefined || expiry === undefined) return start !== expiry;
  if ((notBefore ?? start) !== start || expiry <= start) return true;
  // The line goes on for a quarter of its length behind the expiry, and for a twelfth before the beginning.
  return now > expiry + (expiry - start) / 4 || now < start - (expiry - start) / 12;
}

/** From issued to expiry. */
function PlainTimeLine({ claims }: TimeLineProps) {
  const now = useNow();
  const form = useDateForm();
  const drawing = drawTimeLine(readLifetime(claims), now);
  if (!drawing) {
    const words = findMember(claims, 'exp')
      ? say`"exp" is no date.`
      : say`No dates: it never expires.`;
    return <p className="text-13 text-muted">{words}</p>;
  }
  const { beginning, ending, nowAt, words, phase } = drawing;
  const isOver = phase === 'expired' || phase === 'not-yet';
  return (
    <div
      role="img"
      aria-label={readAloud(drawing, form, now)}
      className="relative min-h-[46px] pt-[30px]"
    >
      <div className="absolute inset-x-0 top-[19px] h-1.5 rounded-full bg-sunken" />
      <Bar drawing={drawing} />
      <div className="absolute top-3 h-[17px] w-0.5 bg-text" style={{ left: percent(nowAt) }} />
      <span
        className={`absolute -top-[7px] text-12 font-semibold whitespace-nowrap ${isOver ? 'text-bad' : ''}`}
        style={nowAt < 0.5 ? { left: besides(nowAt) } : { right: besides(1 - nowAt) }}
      >
        {say`now · ${words}`}
      </span>
      <div className="flex gap-x-3 text-12 text-muted">
        <span>{beginning && writeMilestone(beginning, form, now)}</span>
        <span className="ml-auto text-right">{ending && writeMilestone(ending, form, now)}</span>
        {ending && (
          // Where there is room the words stand near their place.
          <span className="-ml-3 shrink-100000" style={{ flexBasis: besides(1 - ending.at) }} />
        )}
      </div>
    </div>
  );
}

/** The lifetime: what is gone in full colour, what is left in a lighter one. */
function Bar({ drawing: { beginning, ending, nowAt, phase } }: { readonly drawing: Drawing }) {
  const from = beginning?.at ?? 0;
  const to = ending?.at ?? 1;
  const until = Math.min(to, Math.max(from, nowAt));
  const colour = phase === 'expired' ? 'bg-bad' : 'bg-ok';
  return (
    <>
      <div
        className={`absolute top-[19px] h-1.5 rounded-full opacity-30 ${colour}`}
        style={{ left: percent(from), width: percent(to - from) }}
      />
      <div
        className={`absolute top-[19px] h-1.5 rounded-full ${colour}`}
        style={{ left: percent(from), width: percent(until - from) }}
      />
    </>
  );
}

/** The same in words. */
function readAloud({ beginning, ending, words }: Drawing, form: DateForm, now: number): string {
  const milestones = [beginning, ending].filter((milestone) => milestone !== undefined);
  const dates = milestones.map((milestone) => writeMilestone(milestone, form, now));
  return say`Time line: ${[...dates, words].join(', ')}`;
}

function writeMilestone({ name, seconds }: Milestone, form: DateForm, now: number): string {
  const date = writeTime(seconds, form, now);
  switch (name) {
    case 'issued':
      return say`issued ${date}`;
    case 'valid from':
      return say`valid from ${date}`;
    case 'expires':
      return say`expires ${date}`;
    case 'expired':
      return say`expired ${date}`;
  }
}
