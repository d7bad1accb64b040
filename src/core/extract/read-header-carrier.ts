import type { HarMark } from './har-marks.ts';
import type { TokenName } from './read-name.ts';
import type { Surroundings } from './surroundings.ts';
import type { Carrier, Place } from './token-context.ts';

/** Headers that carry tokens, besides those that begin with "x-". */
const TOKEN_HEADERS: ReadonlySet<string> = new Set([
  'authorization',
  'proxy-authorization',
  'authentication',
  'dpop',
  'apikey',
  'sec-websocket-protocol',
  'cf-access-jwt-assertion',
  'oauth-client-attestation',
  'oauth-client-attestation-pop',
  'client-attestation',
]);

/** The header whose value the token is; undefined where it is none. */
export function readHeader(
  { to }: Place,
  { cellStart, cell, quote, outside }: Surroundings,
  { name, separator, isPair, scheme, call }: TokenName,
  mark: HarMark | undefined,
): Carrier | undefined {
  if (name === undefined || (separator === '=' && !TOKEN_HEADERS.has(name.toLowerCase())))
    return undefined;
  const isKnown = TOKEN_HEADERS.has(name.toLowerCase()) || /^x-[\w-]+$/i.test(name);
  const isLine = startsLine(cell, name);
  const isOption = isLine && /(?:-H|--header)[ =]*\$?$/.test(outside);
  const inHar = isPair && mark?.section === 'headers';
  const isCall = separator === 'call' && /header|set$|append$|add$/i.test(call ?? '') && isKnown;
  if (!isKnown && !isOption && !inHar && !isCall) return undefined;
  const line = (outside + quote + cell).split('\n').at(-1) ?? '';
  const damage = separator === ':' && !isPair ? readDamage(line, name) : undefined;
  return { kind: 'header', name, scheme, damage, place: { from: cellStart, to } };
}

/** `Authorization: "Bearer …"` or `Authorization: Bearer "…"` as a line, where no code would take the quotes away. */
function readDamage(line: string, name: string): HeaderDamage {
  if (!startsLine(line, name)) return undefined;
  const value = line.slice(line.indexOf(':') + 1).trimStart();
  return damageBehindScheme(value) ?? (value.startsWith('"') ? 'quoted-value' : undefined);
}

type HeaderDamage = Extract<Carrier, { kind: 'header' }>['damage'];

/** `Bearer "` or `Bearer Bearer` before a token, of which no server takes anything away. */
export function damageBehindScheme(before: string): HeaderDamage {
  if (/^[a-z]+:?\s+["'<{[(]$/i.test(before.trim())) return 'quoted-token';
  return /(?:^|:\s*)(bearer|dpop)\s+\1$/i.test(before.trim()) ? 'scheme-twice' : undefined;
}

/** Whether a line begins with that header, perhaps behind the mark of cURL's own log. */
function startsLine(line: string, name: string): boolean {
  const header = line.replace(/^\s*[><]?\s*/, '');
  return header.toLowerCase().startsWith(`${name.toLowerCase()}:`);
}
