import type { KeyPiece } from '../core/keys/key-material.ts';
import { keyReader } from '../session/key-reading.ts';
import type { Action, Arrival } from './workspace.ts';

const TOKEN_NAMES = ['token', 'id_token', 'access_token'] as const;
const KEY_NAMES = ['key', 'publicKey'] as const;

/** What the page was opened with, until it is taken. */
let opening: URL | undefined;

/**
 * Takes what a link carries out of the address bar and the history entry,
 * before anything else happens, and hands out the address as it was. Undefined
 * where there is nothing of the kind.
 */
export function wipeLink(): URL | undefined {
  const url = new URL(location.href);
  if (!brings(url, TOKEN_NAMES) && !bringsKey(url)) return undefined;
  history.replaceState(null, '', location.pathname);
  return url;
}

/** The same for the address that the page is opened with, which is kept for `takeLink`. */
export function wipeOpeningLink(): URL | undefined {
  opening = wipeLink();
  return opening;
}

/** Whether a link carries a key, for which the reader must be here before it is taken. */
export function bringsKey(url: URL): boolean {
  return brings(url, KEY_NAMES);
}

function brings({ hash, search }: URL, names: readonly string[]): boolean {
  return [hash, search].some((half) => readings(half.slice(1), names).length > 0);
}

/** What a link carries: `#token=`, `#id_token=` or `#access_token=`, or the same in the query. */
export function readLink(url: URL): (Action & { type: 'open' }) | undefined {
  const fragment = url.hash.slice(1);
  const query = url.search.slice(1);
  const inFragment = first(fragment, TOKEN_NAMES);
  const inQuery = first(query, TOKEN_NAMES);
  const token = inFragment ?? inQuery;
  const keys = [...readings(fragment, KEY_NAMES), ...readings(query, KEY_NAMES)];
  if (token === undefined && keys.length === 0) return undefined;
  const publicKey = keys.find(isPublicKey);
  const isThere = keys.some((key) => key.trim() !== '');
  return {
    type: 'open',
    text: token ?? '',
    keyText: publicKey,
    arrival: {
      inQuery: inQuery !== undefined,
      key: publicKey !== undefined ? 'taken' : isThere ? refusal() : 'none',
    },
  };
}

/** What the page was opened with, once; the address is wiped by then. */
export function takeLink(): (Action & { type: 'open' }) | undefined {
  const url = wipeLink() ?? opening;
  opening = undefined;
  return url && readLink(url);
}

function refusal(): Arrival['key'] {
  return keyReader() ? 'refused' : 'unread';
}

/** Links are seen and stored in many places, so a secret or private key in one is not taken up. */
function isPublicKey(text: string): boolean {
  const reading = keyReader()?.parseKeys(text, 'utf8');
  if (!reading) return false;
  if (reading.state === 'reading') return reading.pieces.every(isPublicPiece);
  return reading.state === 'read' && reading.keys.every((key) => key.kind === 'public');
}

function isPublicPiece(piece: KeyPiece): boolean {
  if (piece.state === 'encoded') return /^(?:CERTIFICATE|RSA PUBLIC KEY)$/.test(piece.label);
  return piece.state === 'read' && piece.key.kind === 'public';
}

function first(parameters: string, names: readonly string[]): string | undefined {
  return readings(parameters, names)[0];
}

/**
 * The values of the first of these names that is there. A "+" may stand for
 * itself, as in the base64 of a PEM, or for a blank, as in a form: first the
 * one reading, then the other.
 */
function readings(parameters: string, names: readonly string[]): string[] {
  const asItself = new URLSearchParams(parameters.replaceAll('+', '%2B'));
  const asBlank = new URLSearchParams(parameters);
  const name = names.find((candidate) => asItself.has(candidate));
  return name === undefined ? [] : [asItself, asBlank].map((all) => all.get(name) ?? '');
}
