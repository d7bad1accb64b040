import { type Arriving, type Incoming, readArrival, withoutKey } from './arrivals.ts';

/** A token by itself, in links of ours and of other debuggers. */
const TOKEN_NAMES = ['token', 'id_token', 'access_token', 'logout_token', 'jwt'];
const KEY_NAMES = ['key', 'publicKey'];
/**
 * What makes an address the response of an authorization server: RFC 6749 §4.1.2, JARM, OpenID for
 * Verifiable Presentations, SAML.
 */
const RESPONSE_NAMES = ['code', 'error', 'response', 'vp_token', 'SAMLResponse'];
/** A compact token, after a scheme or not, however it is encoded. */
const BARE_TOKEN = /^(?:Bearer(?:\+|%20| ))?e[yw][\w-]{8,}(?:\.|%2E)/i;

/** What the page was opened with, until it is taken. */
let opening: Arriving | undefined;

/**
 * Takes what a link carries out of the address bar and the history entry,
 * before anything else happens, and hands it out. Undefined where there is
 * nothing of the kind.
 */
export function wipeLink(): Incoming | undefined {
  const incoming = readAddress(new URL(location.href));
  if (incoming) history.replaceState(null, '', location.pathname);
  return incoming;
}

/**
 * The same for the address that the page is opened with, which is kept for `takeLink`. A promise
 * where it brings a key: what reads keys must load first. A key that is read after the link was
 * taken is dropped, or it would be in the next session.
 */
export function wipeOpeningLink(): Promise<void> | undefined {
  const incoming = wipeLink();
  if (!incoming) return undefined;
  // Until the key is read, and if it never is.
  const unread: Arriving = {
    ...withoutKey(incoming),
    key: incoming.keys.length > 0 ? 'unread' : 'none',
  };
  opening = unread;
  if (incoming.keys.length === 0) return undefined;
  return readArrival(incoming).then((arriving) => {
    if (opening === unread) opening = arriving;
  });
}

/** What the page was opened with, once. */
export function takeLink(): Arriving | undefined {
  const arriving = opening;
  opening = undefined;
  return arriving;
}

/** The same for the name of a lesson: `#learn=expiry`. */
export function wipeLesson(): string | undefined {
  const name = /^#learn=([\w-]*)$/.exec(location.hash)?.[1];
  if (name !== undefined) history.replaceState(null, '', location.pathname);
  return name;
}

/**
 * What a link carries, in its fragment or in its query: a token with or without a name, or the whole
 * response of an authorization server, whose parts are checked against each other.
 */
export function readAddress(url: URL): Incoming | undefined {
  const fragment = parametersOf(url.hash.slice(1));
  const query = parametersOf(url.search.slice(1));
  const text = readText(fragment, '#') ?? readText(query, '?');
  const given = [...readings(fragment, KEY_NAMES), ...readings(query, KEY_NAMES)];
  if (text === undefined && given.length === 0) return undefined;
  const keys = given.filter((key) => key.trim() !== '');
  return { channel: 'link', text, inQuery: hasToken(query), keys };
}

/** Without what a router of the page puts before them: `debugger-io?token=`, `/callback?code=`. */
function parametersOf(part: string): string {
  return part.replace(/^[^=&]*\?/, '');
}

function readText(parameters: string, mark: '#' | '?'): string | undefined {
  const bare = parameters.split('&', 1)[0] ?? '';
  if (isToken(bare)) return decode(bare);
  if (isResponse(new URLSearchParams(parameters))) {
    const ours = new RegExp(`(?:^|&)(?:${KEY_NAMES.join('|')})=[^&]*`, 'g');
    return mark + parameters.replace(ours, '').replace(/^&/, '');
  }
  return readings(parameters, TOKEN_NAMES)[0] ?? readings(parameters, ['value']).find(isToken);
}

/** A code, and a response as a JWT, belong in a query; a token does not (RFC 9700 §4.3.2). */
function hasToken(parameters: string): boolean {
  return (
    isToken(parameters) ||
    readings(parameters, TOKEN_NAMES).length > 0 ||
    readings(parameters, ['value', 'vp_token']).some(isToken)
  );
}

function isResponse(parameters: URLSearchParams): boolean {
  const access = parameters.get('access_token') ?? '';
  // What an ID token is compared with, and what shows that an opaque text is an access token.
  const isWhole = parameters.has('id_token')
    ? access !== '' || parameters.has('state')
    : access !== '' && !isToken(encodeURIComponent(access));
  return isWhole || RESPONSE_NAMES.some((name) => (parameters.get(name) ?? '') !== '');
}

function isToken(value: string): boolean {
  return BARE_TOKEN.test(value);
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text.replaceAll('+', ' '));
  } catch {
    return text;
  }
}

/**
 * The values of the first of these names that occurs. A "+" means itself, as in
 * the base64 of a PEM, or a space, as in a form: both readings, the likelier
 * first. In the line that begins a PEM it is a space.
 */
function readings(parameters: string, names: readonly string[]): string[] {
  const asItself = new URLSearchParams(parameters.replaceAll('+', '%2B'));
  const asBlank = new URLSearchParams(parameters);
  const name = names.find((candidate) => asItself.has(candidate));
  if (name === undefined) return [];
  const isForm = asItself.get(name)?.includes('-----BEGIN+');
  const likelier = isForm ? [asBlank, asItself] : [asItself, asBlank];
  return likelier.map((all) => all.get(name) ?? '');
}
