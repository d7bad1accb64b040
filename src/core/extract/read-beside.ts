import { withoutEscapes } from './surroundings.ts';
import type { BesideToken, Carrier, Place } from './token-context.ts';

/** Characters on each side of a token in which its answer is looked for. */
const REACH = 8_192;
/** A code shorter than this is the code of an error, or of a status. */
const SHORTEST_CODE = 8;

/**
 * The other credentials of an OAuth answer that an ID token stands in, as far
 * as they are no JWT; a JWT is a token of its own. Of two values for one name
 * none is known to be meant.
 */
export function readBeside(
  text: string,
  { from, to }: Place,
  carrier: Carrier,
  label: string | undefined,
): BesideToken | undefined {
  if (label !== 'id_token') return undefined;
  const answer =
    carrier.kind === 'member' ? objectAround(text, from, to) : parametersOf(text, carrier);
  if (!answer) return undefined;
  const accessToken = answer('access_token');
  const code = answer('code');
  const beside = {
    ...(accessToken && !isJwt(accessToken) ? { accessToken } : {}),
    ...(code && code.length >= SHORTEST_CODE ? { code } : {}),
  };
  return Object.keys(beside).length > 0 ? beside : undefined;
}

export function isJwt(value: string): boolean {
  return /^e[yw][\w-]*\.[\w-]*\./.test(value);
}

type Answer = (name: string) => string | undefined;

/** The innermost JSON object, as far as no other is in it. */
function objectAround(text: string, from: number, to: number): Answer | undefined {
  const before = text.slice(Math.max(0, from - REACH), from);
  const after = text.slice(to, to + REACH);
  const begin = before.lastIndexOf('{');
  const end = after.search(/[{}]/);
  if (begin === -1 || before.includes('}', begin) || after.charAt(end) !== '}') return undefined;
  const inside = withoutEscapes(`${before.slice(begin)}${after.slice(0, end)}`);
  return (name) => only(inside.matchAll(new RegExp(`"${name}"\\s*:\\s*"([^"\\\\]+)"`, 'g')));
}

/** The parameters of an address or a form. */
function parametersOf(text: string, carrier: Carrier): Answer | undefined {
  if (carrier.kind !== 'url' && carrier.kind !== 'form') return undefined;
  const inside = text.slice(carrier.place.from, carrier.place.to);
  return (name) => {
    const value = only(inside.matchAll(new RegExp(`(?:^|[?#&;])${name}=([^&#;\\s"'<>]+)`, 'g')));
    // In a form the plus sign is a blank, and in some addresses it is not.
    return value?.includes('+') ? undefined : value && withoutPercentEncoding(value);
  };
}

function only(matches: Iterable<RegExpMatchArray>): string | undefined {
  const values = new Set(Array.from(matches, ([, value]) => value));
  return values.size === 1 ? [...values][0] : undefined;
}

function withoutPercentEncoding(value: string): string {
  return value.replace(/%([0-7][0-9A-Fa-f])/g, (_, hex) =>
    String.fromCharCode(Number.parseInt(hex, 16)),
  );
}
