import { withoutEscapes } from './surroundings.ts';

/** A code shorter than this is the code of an error, or of a status. */
export const SHORTEST_CODE = 8;

/** What came with an ID token in one response and is not a JWT. */
export interface BesideToken {
  readonly accessToken?: string;
  /** The authorization code. */
  readonly code?: string;
  readonly state?: string;
}

/**
 * The other values of an OAuth response, as `findAnswer` gives it, that are not
 * JWTs; a JWT is a token of its own. Of two values for one name none is known to
 * be meant.
 */
export function readBeside(answer: string): BesideToken {
  const find = answer.startsWith('{') ? membersOf(answer) : parametersOf(answer);
  const accessToken = find('access_token');
  const code = find('code');
  const state = find('state');
  return {
    ...(accessToken && !isJwt(accessToken) ? { accessToken } : {}),
    ...(code && code.length >= SHORTEST_CODE ? { code } : {}),
    ...(state === undefined ? {} : { state }),
  };
}

export function isJwt(value: string): boolean {
  return /^e[yw][\w-]*\.[\w-]*\./.test(value);
}

type Find = (name: string) => string | undefined;

function membersOf(object: string): Find {
  const plain = withoutEscapes(object);
  return (name) => only(plain.matchAll(new RegExp(`"${name}"\\s*:\\s*"([^"\\\\]+)"`, 'g')));
}

function parametersOf(address: string): Find {
  return (name) => {
    const value = only(address.matchAll(new RegExp(`(?:^|[?#&;])${name}=([^&#;\\s"'<>]+)`, 'g')));
    // In a form the plus sign is a blank, and in some addresses it is not.
    return value?.includes('+') ? undefined : value && decodePercent(value);
  };
}

function only(matches: Iterable<RegExpMatchArray>): string | undefined {
  const values = new Set(Array.from(matches, ([, value]) => value));
  return values.size === 1 ? [...values][0] : undefined;
}

/** Undefined for what is not UTF-8: it is not known which bytes were meant. */
function decodePercent(value: string): string | undefined {
  try {
    return decodeURIComponent(value);
  } catch {
    return undefined;
  }
}
