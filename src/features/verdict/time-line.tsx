import { useMemo } from 'react';
import { NO_EXPECTATIONS } from '../../core/checks/expectation-texts.ts';
import { readExpectations } from '../../core/checks/expectations.ts';
import { findMember } from '../../core/encoding/json-query.ts';
import type { JsonObject } from '../../core/encoding/json-text.ts';
import { formatDistance } from '../../core/explain/duration.ts';
import type { FoundToken } from '../../core/extract/found-token.ts';
import { layOutTrack, type TimeTrack } from '../../core/time/time-track.ts';
import { type Moment, readMoments } from '../../core/time/token-moments.ts';
import { say } from '../../core/words/say.ts';
import { Coded } from '../../ui/quoted.tsx';
import { type DateForm, useDateForm } from '../shared/date-form.ts';
import { writeDate } from '../shared/date-forms.ts';
import { writeClock, writeShortDate } from '../shared/short-dates.ts';
import { useNow } from '../shared/use-now.ts';

interface TimeLineProps {
  readonly claims: JsonObject;
  readonly token: FoundToken;
  /** The text that the token was found in, and all tokens there. */
  readonly text: string;
  readonly tokens: readonly FoundToken[];
  /** Seconds by which an API lets clocks differ, as it was typed. */
  readonly tolerance: string;
}

/** When a token was issued, when it expires, and where now is; all its dates are in the tooltip. */
export function TimeLine({ claims, token, text, tokens, tolerance }: TimeLineProps) {
  const now = useNow();
  const form = useDateForm();
  const moments = useMemo(
    () => readMoments(claims, token, { text, tokens }),
    [claims, token, text, tokens],
  );
  const track = layOutTrack(moments, now);
  if (!track) return <NoTrack claims={claims} />;
  const lines = [
    ...moments.map((moment) => describeMoment(moment, form, now)),
    ...describeOddities(moments, tolerance),
  ];
  return (
    <div
      role="img"
      aria-label={say`Timeline: ${lines.join(', ')}`}
      title={lines.join('\n')}
      data-phase={track.phase}
    >
      <NowLabel {...track} />
      <Track {...track} />
      <Ends track={track} form={form} now={now} />
    </div>
  );
}

function NoTrack({ claims }: { readonly claims: JsonObject }) {
  const words = findMember(claims, 'exp')
    ? say`“exp” is not a valid timestamp`
    : say`No dates: never expires`;
  return (
    <p className="timeline-none">
      <Coded>{words}</Coded>
    </p>
  );
}

/** It moves with now, and stays within the line at either end. */
function NowLabel({ nowAt, words }: TimeTrack) {
  const place = percent(nowAt);
  return (
    <p className="timeline-now" style={{ left: place, translate: `-${place}` }}>
      <b>{say`Now`}</b>
      {words !== '' && ` · ${words}`}
    </p>
  );
}

function Track({ spent, expiredAt, nowAt }: TimeTrack) {
  return (
    <div className="timeline-track">
      <span style={{ left: percent(spent.from), width: percent(spent.to - spent.from) }} />
      {expiredAt !== undefined && (
        <span
          className="timeline-over"
          style={{ left: percent(expiredAt), width: percent(nowAt - expiredAt) }}
        />
      )}
      <i style={{ left: percent(nowAt) }} />
    </div>
  );
}

interface EndsProps {
  readonly track: TimeTrack;
  readonly form: DateForm;
  readonly now: number;
}

const DAYS = 2 * 86_400;

function Ends({ track: { start, end, phase }, form, now }: EndsProps) {
  const isRecent = phase === 'expired' && end && now - end.seconds < DAYS && form === 'local';
  const date = end && writeShortDate(end.seconds, form, now);
  return (
    <p className="timeline-ends">
      <span className="truncate">
        {start && nameMoment(start, writeShortDate(start.seconds, form, now))}
      </span>
      <span>
        {end
          ? phase === 'expired'
            ? say`Expired ${date ?? ''}`
            : say`Expires ${date ?? ''}`
          : say`No expiry`}
        {isRecent && date !== writeClock(end.seconds, form) && (
          <span className="timeline-clock">, {writeClock(end.seconds, form)}</span>
        )}
      </span>
    </p>
  );
}

/** "Expired 29 Nov 2026 10:47:13 (1 day ago)". */
function describeMoment(moment: Moment, form: DateForm, now: number): string {
  const { seconds, name } = moment;
  const date = writeDate(seconds, form, now);
  const isOver = name === 'expiry' && now >= seconds;
  const words = isOver ? say`Expired ${date}` : nameMoment(moment, date);
  return form === 'relative' ? words : `${words} (${formatDistance(seconds - now)})`;
}

function nameMoment({ name }: Moment, date: string): string {
  switch (name) {
    case 'authenticated':
      return say`Signed in ${date}`;
    case 'issued':
      return say`Issued ${date}`;
    case 'valid-from':
      return say`Valid from ${date}`;
    case 'expiry':
      return say`Expires ${date}`;
    case 'expiry-by-response':
      return say`Expires ${date} according to the response`;
    case 'refresh':
      return say`Can be refreshed until ${date}`;
  }
}

function describeOddities(moments: readonly Moment[], typed: string): readonly string[] {
  const expiry = moments.find(({ name }) => name === 'expiry')?.seconds ?? Number.POSITIVE_INFINITY;
  const isAfterExpiry = (start: Moment['name']) =>
    moments.some(({ name, seconds }) => name === start && expiry <= seconds);
  const { tolerance } = readExpectations({ ...NO_EXPECTATIONS, tolerance: typed });
  return [
    ...(isAfterExpiry('issued') ? [say`Expiry is not after issue time`] : []),
    ...(isAfterExpiry('valid-from') ? [say`Expiry is not after “nbf”`] : []),
    ...(tolerance.ok && tolerance.value > 0 ? [say`Tolerance: ${tolerance.value} s`] : []),
  ];
}

/** Half a percent is less than the eye sees; so nothing moves each second. */
function percent(share: number): string {
  return `${Math.round(share * 200) / 2}%`;
}
