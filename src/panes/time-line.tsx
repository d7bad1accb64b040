import { readLifetime } from '../core/claims/lifetime.ts';
import {
  type TimeLine as Drawing,
  drawTimeLine,
  type Milestone,
} from '../core/claims/time-line.ts';
import { findMember } from '../core/encoding/json-query.ts';
import type { JsonObject } from '../core/encoding/json-text.ts';
import { useNow } from '../state/use-now.ts';
import { formatTime } from './date-words.ts';

/** From issued to expiry, to scale, with now on it; it moves as time goes by. */
export function TimeLine({ claims }: { readonly claims: JsonObject }) {
  const now = useNow();
  const drawing = drawTimeLine(readLifetime(claims), now);
  if (!drawing) {
    const words = findMember(claims, 'exp') ? '"exp" is no date.' : 'No dates: it never expires.';
    return <p className="text-note text-muted">{words}</p>;
  }
  const { beginning, ending, nowAt, words, phase } = drawing;
  const isOver = phase === 'expired' || phase === 'not-yet';
  return (
    <div role="img" aria-label={readAloud(drawing, now)} className="relative h-[46px]">
      <div className="absolute inset-x-0 top-[19px] h-1.5 rounded-full bg-sunken" />
      <Bar drawing={drawing} />
      <div className="absolute top-3 h-[17px] w-0.5 bg-text" style={{ left: percent(nowAt) }} />
      <span
        className={`absolute -top-[7px] text-tiny font-semibold whitespace-nowrap ${isOver ? 'text-bad' : ''}`}
        style={nowAt < 0.5 ? { left: besides(nowAt) } : { right: besides(1 - nowAt) }}
      >
        now · {words}
      </span>
      {beginning && <Label milestone={beginning} now={now} side="left" />}
      {ending && <Label milestone={ending} now={now} side="right" />}
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

interface LabelProps {
  readonly milestone: Milestone;
  readonly now: number;
  readonly side: 'left' | 'right';
}

function Label({ milestone: { name, seconds, at }, now, side }: LabelProps) {
  const place = side === 'left' ? { left: 0 } : { right: besides(1 - at) };
  return (
    <span className="absolute top-[30px] text-tiny whitespace-nowrap text-muted" style={place}>
      {name} {formatTime(seconds, now)}
    </span>
  );
}

/** The same in words. */
function readAloud({ beginning, ending, words }: Drawing, now: number): string {
  const milestones = [beginning, ending].filter((milestone) => milestone !== undefined);
  const dates = milestones.map(({ name, seconds }) => `${name} ${formatTime(seconds, now)}`);
  return `Time line: ${[...dates, words].join(', ')}`;
}

/** Near a place, but never beyond the edge: the words there are 90 pixels long and more. */
function besides(share: number): string {
  return `max(0px, calc(${percent(share)} - 45px))`;
}

function percent(share: number): string {
  return `${(share * 100).toFixed(2)}%`;
}
