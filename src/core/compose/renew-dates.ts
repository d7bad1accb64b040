import { findMember } from '../encoding/json-query.ts';
import { parseJson } from '../encoding/json-text.ts';
import { setMember } from './set-member.ts';

/** How long a renewed token is valid, in seconds. */
const LIFETIME = 3600;

/**
 * The payload of a token that is issued now and expires after its lifetime; `iat` and `nbf` change
 * only where the payload has them. Undefined where the payload is not a JSON object. Takes seconds.
 */
export function renewDates(
  payloadText: string,
  now: number,
  lifetime = LIFETIME,
): string | undefined {
  const payload = parseJson(payloadText);
  if (!payload.ok || payload.value.type !== 'object') return undefined;
  const object = payload.value;
  const begins = (['iat', 'nbf'] as const).filter((name) => findMember(object, name));
  const dates = [...begins.map((name) => [name, now] as const), ['exp', now + lifetime] as const];
  return dates.reduce<string | undefined>((text, [name, seconds]) => {
    const set = text === undefined ? undefined : setMember(text, name, String(seconds));
    return set?.ok ? set.value : undefined;
  }, payloadText);
}
