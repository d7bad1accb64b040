import type { FormatName, Recognition } from './other-format.ts';

interface OpaqueRow {
  readonly name: FormatName;
  readonly read: (text: string) => Recognition | undefined;
}

/** Cookies that servers keep a session under by default; what is in them is looked up. */
const SESSION_COOKIE =
  /^(?:JSESSIONID|PHPSESSID|ASP\.NET_SessionId|SESSION|sessionid|session_id|sid|connect\.sid|ci_session|CAKEPHP|CFID|laravel_session|_session_id|wordpress_logged_in_[\da-f]{32})=([\w.%+/=~:!-]{8,400})$/;
/** What a request or an answer of OAuth calls an access token. */
const ANNOUNCED =
  /^(?:(?:(?:proxy-)?authorization:[ \t]*)?bearer[ \t]+|(?:access|refresh)_token=)([\w.~+/=-]{8,2000})$/i;
/** `{"alg":""}` in base64url: a shorter part is not a header. */
const SHORTEST_HEADER = 14;

/** Texts that show what they are only by what is written around them. */
export const OPAQUE_FORMATS: readonly OpaqueRow[] = [
  {
    name: 'session-id',
    read: (text) => {
      const cookies = text
        .slice(0, 8000)
        .replace(/^(?:set-)?cookie:[ \t]*/i, '')
        .split(';');
      const [found] = cookies.flatMap((cookie) => SESSION_COOKIE.exec(cookie.trim()) ?? []);
      const isKnown = found !== undefined && !text.includes('eyJ');
      return isKnown ? { variant: found.split('=', 1)[0] ?? '' } : undefined;
    },
  },
  {
    name: 'opaque-token',
    read: (text) => {
      const token = ANNOUNCED.exec(text)?.[1];
      if (token === undefined || token.startsWith('eyJ')) return undefined;
      const [first = ''] = token.split('.', 1);
      return first === token || first.length < SHORTEST_HEADER ? {} : undefined;
    },
  },
];
