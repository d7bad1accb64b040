import { mistakenUnit, nameUnit, type TimeUnit } from '../../audit/time-unit.ts';
import { factOf } from '../../audit/token-facts.ts';
import { formatSpan, quote } from '../../audit/words.ts';
import { openBankingExtensions } from '../../decode/read-critical.ts';
import { findMember } from '../../encoding/json-query.ts';
import type { JsonObject } from '../../encoding/json-text.ts';
import { fail, ok, type Result } from '../../result.ts';
import { CLOCK_SKEW, isDate } from '../../time/numeric-date.ts';
import { formatUtc } from '../../time/utc-date.ts';
import { say } from '../../words/say.ts';
import { sentences } from '../../words/sentences.ts';
import { type CheckSubject, type Outcome, pass, reject, skip } from '../check.ts';
import { describeType } from './describe-type.ts';

interface Clock {
  /** Seconds since 1970-01-01 UTC. */
  readonly now: number;
  /** Seconds. */
  readonly tolerance: number;
}

/** "exp" itself is too late already; tolerance puts it off (RFC 7519 §4.1.4). */
export function checkExpiry(claims: JsonObject, subject: CheckSubject): Outcome {
  return judgeDate(claims, 'exp', subject, (expiry, { now, tolerance }, unit) => {
    if (unit) {
      return skip(
        say`"exp" is in ${nameUnit(unit)}: read as seconds, as it must be, it is centuries away. APIs take it for a token that never expires, or reject it.`,
        say`"exp" is in ${nameUnit(unit)}`,
      );
    }
    const left = expiry - now;
    if (left > 0) return pass(say`In ${lengthOf(left)}`);
    if (now < expiry + tolerance) {
      return pass(say`Expired ${lengthOf(left)} ago, within the tolerance of ${tolerance} s`);
    }
    const reason = sentences(
      say`The token expired ${lengthOf(left)} ago, on ${formatUtc(expiry)}.`,
      tolerance > 0 ? say`The tolerance is ${tolerance} s.` : undefined,
    );
    return { ...reject(say`expired`, reason), ...{ ago: ago(-left) } };
  });
}

/** The moment of "nbf" is late enough (RFC 7519 §4.1.5). */
export function checkNotBefore(claims: JsonObject, subject: CheckSubject): Outcome {
  return judgeDate(claims, 'nbf', subject, (start, { now, tolerance }, unit) => {
    const wait = start - now;
    if (wait <= 0) return pass(say`Valid for ${lengthOf(wait)}`);
    if (wait <= tolerance) {
      return pass(say`Valid in ${lengthOf(wait)}, within the tolerance of ${tolerance} s`);
    }
    return reject(
      say`not valid yet`,
      sentences(
        say`The token is valid in ${lengthOf(wait)}, from ${formatUtc(start)} on.`,
        unitHint('nbf', unit),
      ),
    );
  });
}

/**
 * RFC 7519 §4.1.6 gives no rule; libraries that refuse a token from the future
 * are many, so that one beyond any difference of clocks does not pass.
 */
export function checkIssuedAt(claims: JsonObject, subject: CheckSubject): Outcome {
  const signed = openBankingExtensions(subject.token).find(({ value }) => value.type === 'number');
  if (signed?.value.type === 'number') {
    const clock = readClock(subject.expectations, subject.now);
    const ahead = clock.ok ? signed.value.value - clock.value.now : 0;
    if (clock.ok && ahead > Math.max(clock.value.tolerance, CLOCK_SKEW)) {
      return reject(
        say`signed in the future`,
        say`The header says that the token was signed ${lengthOf(ahead)} from now (${quote(signed.name)}).`,
      );
    }
  }
  return judgeDate(claims, 'iat', subject, (issued, { now, tolerance }, unit) => {
    const ahead = issued - now;
    if (ahead <= 0) return pass(say`${lengthOf(ahead)} ago`);
    if (ahead <= Math.max(tolerance, CLOCK_SKEW)) {
      return pass(say`${lengthOf(ahead)} ahead of this clock, as clocks may differ`);
    }
    return reject(
      say`issued in the future`,
      sentences(
        say`The issue date is ${lengthOf(ahead)} ahead of this clock. No standard forbids that, but many libraries reject it.`,
        unitHint('iat', unit),
      ),
    );
  });
}

function judgeDate(
  claims: JsonObject,
  name: 'exp' | 'nbf' | 'iat',
  { token, expectations, now }: CheckSubject,
  judge: (seconds: number, clock: Clock, unit: TimeUnit | undefined) => Outcome,
): Outcome {
  const value = findMember(claims, name)?.value;
  if (!value) {
    if (name !== 'exp') return skip(say`The token has no "${name}".`);
    return skip(
      factOf(token, 'expiry') === 'optional'
        ? say`The token has no "exp", and tokens of this kind may omit it.`
        : say`The token has no "exp": it never expires.`,
    );
  }
  if (value.type !== 'number') {
    return reject(
      say`"${name}" is not a number`,
      say`"${name}" is ${describeType(value)}; it must be a number of seconds (RFC 7519 §2).`,
    );
  }
  const unit = mistakenUnit(value.value, now);
  if (!isDate(value.value) && !unit) {
    return reject(say`"${name}" is not a date`, say`"${name}" is beyond any calendar.`);
  }
  const clock = readClock(expectations, now);
  return clock.ok ? judge(value.value, clock.value, unit) : clock.problem;
}

/** The moment to check as of, and by how much it may be off. */
export function readClock(
  { asOf, tolerance }: CheckSubject['expectations'],
  now: number,
): Result<Clock, Outcome> {
  if (!asOf.ok) {
    const words = say`the time to check as of cannot be read`;
    return fail(skip(say`Not checked: ${words}.`, words));
  }
  if (!tolerance.ok) {
    const words = say`the tolerance cannot be read`;
    return fail(skip(say`Not checked: ${words}.`, words));
  }
  return ok({ now: asOf.value ?? now, tolerance: tolerance.value });
}

function unitHint(name: string, unit: TimeUnit | undefined): string {
  return unit ? say`"${name}" is in ${nameUnit(unit)}, and must be in seconds (RFC 7519 §2).` : '';
}

/** In its greatest unit, so that nothing ticks. */
function lengthOf(seconds: number): string {
  const whole = Math.floor(Math.abs(seconds));
  return whole < 60 ? say`less than a minute` : formatSpan(whole);
}

function ago(seconds: number): string {
  return seconds < 1 ? say`just now` : say`${formatSpan(Math.floor(seconds))} ago`;
}
