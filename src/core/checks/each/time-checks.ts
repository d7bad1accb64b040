import { mistakenUnit, nameUnit, type TimeUnit } from '../../audit/time-unit.ts';
import { factOf } from '../../audit/token-facts.ts';
import { formatSpan, quote } from '../../audit/words.ts';
import { openBankingExtensions } from '../../decode/read-critical.ts';
import { findMember } from '../../encoding/json-query.ts';
import type { JsonObject } from '../../encoding/json-text.ts';
import { describeType } from '../../explain/describe-type.ts';
import { fail, ok, type Result } from '../../result.ts';
import { CLOCK_SKEW, isDate } from '../../time/numeric-date.ts';
import { formatUtc } from '../../time/utc-date.ts';
import { say } from '../../words/say.ts';
import { sentences } from '../../words/sentences.ts';
import { type CheckSubject, type Outcome, pass, reject, skip } from '../check.ts';

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
        say`“exp” must be in seconds, but is in ${nameUnit(unit)}. Read as seconds, it is centuries away: APIs treat the token as never expiring, or reject it.`,
        say`“exp” is in ${nameUnit(unit)}`,
      );
    }
    const left = expiry - now;
    if (left > 0) return pass(say`Expires in ${lengthOf(left)}`);
    if (now < expiry + tolerance) {
      return pass(say`Expired ${lengthOf(left)} ago, within the clock tolerance of ${tolerance} s`);
    }
    const reason = sentences(
      say`The token expired ${lengthOf(left)} ago, on ${formatUtc(expiry)}.`,
      tolerance > 0 ? say`The clock tolerance is ${tolerance} s.` : undefined,
    );
    return { ...reject(say`expired`, reason), ...{ ago: ago(-left) } };
  });
}

/** The moment of "nbf" is late enough (RFC 7519 §4.1.5). */
export function checkNotBefore(claims: JsonObject, subject: CheckSubject): Outcome {
  return judgeDate(claims, 'nbf', subject, (start, { now, tolerance }, unit) => {
    const wait = start - now;
    if (wait <= 0) return pass(say`Became valid ${lengthOf(wait)} ago`);
    if (wait <= tolerance) {
      return pass(
        say`Becomes valid in ${lengthOf(wait)}, within the clock tolerance of ${tolerance} s`,
      );
    }
    return reject(
      say`not valid yet`,
      sentences(
        say`The token becomes valid in ${lengthOf(wait)}, on ${formatUtc(start)}.`,
        unitHint('nbf', unit),
      ),
    );
  });
}

/**
 * RFC 7519 §4.1.6 gives no rule; libraries that reject a token from the future
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
        say`The signing time in the header (${quote(signed.name)}) is ${lengthOf(ahead)} in the future.`,
      );
    }
  }
  return judgeDate(claims, 'iat', subject, (issued, { now, tolerance }, unit) => {
    const ahead = issued - now;
    if (ahead <= 0) return pass(say`${lengthOf(ahead)} ago`);
    if (ahead <= Math.max(tolerance, CLOCK_SKEW)) {
      return pass(say`${lengthOf(ahead)} in the future, within the allowed clock skew`);
    }
    return reject(
      say`issued in the future`,
      sentences(
        say`“iat” is ${lengthOf(ahead)} in the future. No standard forbids this, but many libraries reject the token.`,
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
    if (name !== 'exp') return skip(say`The token has no ${quote(name)}.`);
    return skip(
      factOf(token, 'expiry') === 'optional'
        ? say`The token has no “exp”, which tokens of this kind may omit.`
        : say`The token has no “exp”, so it never expires.`,
    );
  }
  if (value.type !== 'number') {
    return reject(
      say`“${name}” is not a number`,
      say`“${name}” is ${describeType(value)}; it must be a number of seconds (RFC 7519 §2).`,
    );
  }
  const unit = mistakenUnit(value.value, now);
  if (!isDate(value.value) && !unit) {
    return reject(
      say`“${name}” is not a valid timestamp`,
      say`“${name}” is outside the range of valid dates.`,
    );
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
    const words = say`the time to check at can’t be read`;
    return fail(skip(say`Not checked: ${words}.`, words));
  }
  if (!tolerance.ok) {
    const words = say`the clock tolerance is not a whole number of seconds`;
    return fail(skip(say`Not checked: ${words}.`, words));
  }
  return ok({ now: asOf.value ?? now, tolerance: tolerance.value });
}

function unitHint(name: string, unit: TimeUnit | undefined): string {
  return unit ? say`“${name}” is in ${nameUnit(unit)}, but must be in seconds (RFC 7519 §2).` : '';
}

/** In its greatest unit, so that nothing ticks. */
function lengthOf(seconds: number): string {
  const whole = Math.floor(Math.abs(seconds));
  return whole < 60 ? say`less than a minute` : formatSpan(whole);
}

function ago(seconds: number): string {
  return seconds < 1 ? say`just now` : say`${formatSpan(Math.floor(seconds))} ago`;
}
