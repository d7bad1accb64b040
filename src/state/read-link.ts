import type { KeyPiece } from '../core/keys/key-material.ts';
import { parseKeys } from '../core/keys/parse-keys.ts';
import type { Action } from './workspace.ts';

const TOKEN_NAMES = ['token', 'id_token', 'access_token'] as const;
const KEY_NAMES = ['key', 'publicKey'] as const;

/** What a link carries: `#token=`, `#id_token=` or `#access_token=`, or the same in the query. */
export function readLink(url: URL): (Action & { type: 'open' }) | undefined {
  const fragment = new URLSearchParams(keepPlus(url.hash.slice(1)));
  const query = new URLSearchParams(keepPlus(url.search.slice(1)));
  const token = first(fragment, TOKEN_NAMES) ?? first(query, TOKEN_NAMES);
  const key = first(fragment, KEY_NAMES) ?? first(query, KEY_NAMES);
  if (token === undefined && key === undefined) return undefined;
  const isPublic = key !== undefined && isPublicKey(key);
  return {
    type: 'open',
    text: token ?? '',
    keyText: isPublic ? key : '',
    arrival: {
      inQuery: first(query, TOKEN_NAMES) !== undefined,
      key: key === undefined ? 'none' : isPublic ? 'taken' : 'refused',
    },
  };
}

/** Takes the token out of the address bar and the history entry, before anything else happens. */
export function takeLink(): (Action & { type: 'open' }) | undefined {
  const link = readLink(new URL(location.href));
  if (link) history.replaceState(null, '', location.pathname);
  return link;
}

/** Links are seen and stored in many places, so a secret or private key in one is not taken up. */
function isPublicKey(text: string): boolean {
  const reading = parseKeys(text, 'utf8');
  if (reading.state === 'reading') return reading.pieces.every(isPublicPiece);
  return reading.state === 'read' && reading.keys.every((key) => key.kind === 'public');
}

function isPublicPiece(piece: KeyPiece): boolean {
  if (piece.state === 'encoded') return /^(?:CERTIFICATE|RSA PUBLIC KEY)$/.test(piece.label);
  return piece.state === 'read' && piece.key.kind === 'public';
}

function first(parameters: URLSearchParams, names: readonly string[]): string | undefined {
  return names.map((name) => parameters.get(name)).find((value) => value !== null) ?? undefined;
}

/**
 * A "+" that stands for itself, as in the base64 of a PEM, is not a blank;
 * where the blanks of a PEM came as "+", the true ones are percent-encoded.
 */
function keepPlus(parameters: string): string {
  return parameters.includes('BEGIN+') ? parameters : parameters.replaceAll('+', '%2B');
}
