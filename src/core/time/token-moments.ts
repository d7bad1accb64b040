import { decodeToken } from '../decode/decode-token.ts';
import type { JsonObject } from '../encoding/json-text.ts';
import type { FoundToken } from '../extract/found-token.ts';
import { isDate, numericDate } from './numeric-date.ts';

/** A date in the life of a token; in seconds since 1970. */
export interface Moment {
  readonly name:
    | 'authenticated'
    | 'issued'
    | 'valid-from'
    | 'expiry'
    /** As the response says that brought the token: the token itself does not. */
    | 'expiry-by-response'
    /** Until when the refresh token that came along can be used. */
    | 'refresh';
  readonly seconds: number;
}

/** What is around a token: the whole text, and the tokens found in it. */
export interface Surroundings {
  readonly text: string;
  readonly tokens: readonly FoundToken[];
}

/** The dates of a token in the order of time; "not before" only where it is another than "issued". */
export function readMoments(
  claims: JsonObject,
  token: FoundToken,
  surroundings: Surroundings,
): readonly Moment[] {
  const issued = numericDate(claims, 'iat');
  const start = numericDate(claims, 'nbf');
  const expiry = numericDate(claims, 'exp');
  const dates: readonly (readonly [Moment['name'], number | undefined])[] = [
    ['authenticated', numericDate(claims, 'auth_time')],
    ['issued', issued],
    ['valid-from', start === issued ? undefined : start],
    ['expiry', expiry],
    [
      'expiry-by-response',
      expiry === undefined ? lifetimeInResponse(token, surroundings, issued) : undefined,
    ],
    ['refresh', findRefresh(token, surroundings, issued)],
  ];
  return dates
    .flatMap(([name, seconds]) => (seconds === undefined ? [] : [{ name, seconds }]))
    .sort((one, other) => one.seconds - other.seconds);
}

const ACCESS = /^access_?token$/i;
const REFRESH = /^refresh_?token$/i;
const EXPIRES_IN = /(?<![\w])expires_in\\*["']?\s*[:=]\s*\\*["']?(\d{1,10})\b/g;
const REFRESH_EXPIRES_IN = /refresh_(?:token_)?expires_in\\*["']?\s*[:=]\s*\\*["']?(\d{1,10})\b/g;

/** "expires_in" (RFC 6749 §5.1) counts from the response, which is made when the token is issued. */
function lifetimeInResponse(
  { label }: FoundToken,
  { text }: Surroundings,
  issued: number | undefined,
): number | undefined {
  return label !== undefined && ACCESS.test(label)
    ? later(issued, only(text, EXPIRES_IN))
    : undefined;
}

/**
 * The "exp" of the refresh token beside it, or what the response says, as Keycloak
 * and others do; undefined for a refresh token itself, whose end is its expiry.
 */
function findRefresh(
  token: FoundToken,
  { text, tokens }: Surroundings,
  issued: number | undefined,
): number | undefined {
  if (token.label === undefined || REFRESH.test(token.label)) return undefined;
  const beside = tokens.filter(({ label }) => label !== undefined && REFRESH.test(label));
  const [refresh] = beside;
  if (beside.length > 1) return undefined;
  const claims = refresh && decodeToken(refresh).claimsSet;
  const expiry = claims?.ok ? numericDate(claims.value.object, 'exp') : undefined;
  return expiry ?? later(issued, only(text, REFRESH_EXPIRES_IN));
}

/** The number, where it is said once: of two responses nobody could tell which it belongs to. */
function only(text: string, pattern: RegExp): number | undefined {
  const [first, second] = [...text.matchAll(pattern)].map(([, digits]) => Number(digits));
  return second === undefined && first !== 0 ? first : undefined;
}

function later(issued: number | undefined, seconds: number | undefined): number | undefined {
  if (issued === undefined || seconds === undefined) return undefined;
  return isDate(issued + seconds) ? issued + seconds : undefined;
}
