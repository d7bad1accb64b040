import { findPointer } from '../encoding/json-query.ts';
import type { JsonObject } from '../encoding/json-text.ts';

/** What may be in a header line and between single quotes of a shell as it is. */
const PLAIN_TOKEN = /^[\w.~-]+$/;
const PLAIN_ADDRESS = /^https?:\/\/[\w.-]+(?::\d+)?(?:\/[\w.~%&()*+,;=:@/-]*)?$/;
const ANY_ADDRESS = 'https://api.example.com/';

/** The line that sends a token to a server; undefined where characters of the token would break it. */
export function writeAuthorization(
  compact: string,
  claims: JsonObject | undefined,
): string | undefined {
  if (!PLAIN_TOKEN.test(compact)) return undefined;
  // A token that is bound to a key goes with the scheme of its proofs (RFC 9449 §7.1).
  const isBound = claims !== undefined && findPointer(claims, '/cnf/jkt') !== undefined;
  return `Authorization: ${isBound ? 'DPoP' : 'Bearer'} ${compact}`;
}

/**
 * A command that sends the token where its audience says, or to an address to be filled in.
 * The header goes through standard input: a command line is shown to every process.
 */
export function writeCurl(compact: string, claims: JsonObject | undefined): string | undefined {
  const line = writeAuthorization(compact, claims);
  const address = addressOf(claims) ?? ANY_ADDRESS;
  return line && `curl --header @- '${address}' <<'HEADER'\n${line}\nHEADER\n`;
}

/** The audience, or the first of several, where it is the address of a server. */
function addressOf(claims: JsonObject | undefined): string | undefined {
  if (!claims) return undefined;
  const audience = findPointer(claims, '/aud')?.value;
  const first = audience?.type === 'array' ? audience.items[0] : audience;
  return first?.type === 'string' && PLAIN_ADDRESS.test(first.value) ? first.value : undefined;
}
