import { type Arriving, type Incoming, readArrival, withoutKey } from './arrivals.ts';

const TOKEN_NAMES = ['token', 'id_token', 'access_token'] as const;
const KEY_NAMES = ['key', 'publicKey'] as const;

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

/** What a link carries: `#token=`, `#id_token=` or `#access_token=`, or the same in the query. */
export function readAddress(url: URL): Incoming | undefined {
  const fragment = url.hash.slice(1);
  const query = url.search.slice(1);
  const inFragment = first(fragment, TOKEN_NAMES);
  const inQuery = first(query, TOKEN_NAMES);
  const text = inFragment ?? inQuery;
  const given = [...readings(fragment, KEY_NAMES), ...readings(query, KEY_NAMES)];
  if (text === undefined && given.length === 0) return undefined;
  const keys = given.filter((key) => key.trim() !== '');
  return { channel: 'link', text, inQuery: inQuery !== undefined, keys };
}

function first(parameters: string, names: readonly string[]): string | undefined {
  return readings(parameters, names)[0];
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
