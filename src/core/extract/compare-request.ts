import { readTarget } from './read-request-line.ts';
import type { RequestContext } from './token-context.ts';

/** Whether a DPoP proof is for the request that it is sent with; undefined where that isn’t certain. */
export interface RequestMatch {
  readonly isMethod: boolean | undefined;
  readonly isUrl: boolean | undefined;
}

/** Compares “htm” and “htu” with the method and the URL of a request (RFC 9449 §4.3). */
export function compareRequest(
  proof: { readonly method: string | undefined; readonly url: string | undefined },
  request: RequestContext,
): RequestMatch {
  const target = readTarget(request.text ?? '');
  return {
    isMethod: compareMethod(proof.method, target.method),
    isUrl: proof.url === undefined ? undefined : compareUrl(proof.url, target.url, request),
  };
}

/** Methods are case-sensitive, but it isn’t certain how the request is written. */
function compareMethod(stated: string | undefined, asked: string | undefined): boolean | undefined {
  if (stated === undefined || asked === undefined) return undefined;
  if (stated.toUpperCase() !== asked) return false;
  return stated === asked ? true : undefined;
}

/** Without query and fragment; a request may tell its path alone. */
function compareUrl(
  url: string,
  target: string | undefined,
  request: RequestContext,
): boolean | undefined {
  const stated = readAddress(url);
  const asked = readAddress(target ?? '');
  if (!stated?.host || !asked) return undefined;
  const host = asked.host ?? request.host?.toLowerCase();
  const scheme = asked.scheme ?? request.scheme;
  if (scheme !== undefined && scheme !== stated.scheme) return false;
  if (asked.path !== stated.path) return false;
  if (host === undefined) return undefined;
  if (bareHost(host, stated.scheme) !== bareHost(stated.host, stated.scheme)) return false;
  // An HTTP message doesn’t say its scheme; an API is taken to have HTTPS.
  return (scheme ?? 'https') === stated.scheme ? true : undefined;
}

interface Address {
  readonly scheme: string | undefined;
  readonly host: string | undefined;
  readonly path: string;
}

/** Undefined for what is filled in later, or would have to be resolved first. */
function readAddress(url: string): Address | undefined {
  const match = /^(?:(https?):\/\/(?:[^/?#@]*@)?([^/?#]+))?([^?#]*)/i.exec(url);
  if (!match || url === '' || /[{}$<>*\\]|\/\.{1,2}(?:[/?#]|$)/.test(url)) return undefined;
  const [, scheme, host, path = ''] = match;
  if (host === undefined && !path.startsWith('/')) return undefined;
  return {
    scheme: scheme?.toLowerCase(),
    host: host?.toLowerCase(),
    path: normalise(path === '' ? '/' : path),
  };
}

const DEFAULT_PORTS: Readonly<Record<string, RegExp>> = { http: /:80$/, https: /:443$/ };

function bareHost(host: string, scheme = 'https'): string {
  return host.replace(DEFAULT_PORTS[scheme] ?? /$^/, '');
}

/** RFC 3986 §6.2.2: what needs no encoding is decoded, and the rest written in capitals. */
function normalise(path: string): string {
  return path.replace(/%([0-9A-Fa-f]{2})/g, (encoded, hex) => {
    const character = String.fromCharCode(Number.parseInt(hex, 16));
    return /[\w.~-]/.test(character) ? character : encoded.toUpperCase();
  });
}
