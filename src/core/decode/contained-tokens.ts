import { visitValues } from '../encoding/json-query.ts';
import type { JsonObject } from '../encoding/json-text.ts';
import { foundAlone } from '../extract/found-alone.ts';
import { decodeToken } from './decode-token.ts';
import type { DecodedToken } from './decoded-token.ts';

/** Where in a token the string is that another token is. */
export interface ContainedPlace {
  readonly part: 'header' | 'payload';
  /** JSON pointer (RFC 6901). */
  readonly pointer: string;
}

/** A token that is a string in the header or payload of another one, such as a credential in a presentation. */
export interface ContainedToken {
  /** The way to it: a place in the outermost token, then one in each token on the way. */
  readonly path: readonly [ContainedPlace, ...ContainedPlace[]];
  readonly token: DecodedToken;
}

/** Which limit was reached, so that there may be more tokens. */
export type ContainedLimit = 'count' | 'depth' | 'size';

export interface ContainedTokens {
  /** In the order of the text, each before those inside it. */
  readonly tokens: readonly ContainedToken[];
  readonly limits: readonly ContainedLimit[];
}

/**
 * Parts of a token in compact form whose header begins with a brace, and the disclosures of an
 * SD-JWT. After the brace comes a quote, or a blank or a line break before it.
 */
const TOKEN = /^e(?:y[JAI]|w[0ko])[\w-]+\.[\w-]*\.[\w-]*(?:\.[\w-]*\.[\w-]*)?(?:~[\w.~-]*)?$/;

const MAX_CONTAINED = 50;
/** Tokens inside each other. */
const MAX_DEPTH = 5;
/** Characters of all contained tokens together, each counted at every depth. */
const MAX_CHARACTERS = 1_000_000;

/** The tokens that a signed token has in its header and payload, and those in them, up to the limits. */
export function containedTokens(outermost: DecodedToken): ContainedTokens {
  const tokens: ContainedToken[] = [];
  const limits = new Set<ContainedLimit>();
  let characters = 0;
  const visit = (token: DecodedToken, path: readonly ContainedPlace[]) => {
    for (const { place, compact } of stringsOf(token)) {
      if (path.length === MAX_DEPTH) return limits.add('depth');
      if (tokens.length === MAX_CONTAINED) return limits.add('count');
      if (characters + compact.length > MAX_CHARACTERS) return limits.add('size');
      characters += compact.length;
      const inner = decodeToken(foundAlone(compact));
      if (!inner.protectedHeader.ok || inner.algorithm === undefined) continue;
      const way = [...path, place] as unknown as ContainedToken['path'];
      tokens.push({ path: way, token: inner });
      visit(inner, way);
    }
    return limits;
  };
  visit(outermost, []);
  return { tokens, limits: [...limits] };
}

function* stringsOf({
  protectedHeader,
  claimsSet,
}: DecodedToken): Generator<{ readonly place: ContainedPlace; readonly compact: string }> {
  if (protectedHeader.ok) yield* stringsIn('header', protectedHeader.value.object);
  if (claimsSet?.ok) yield* stringsIn('payload', claimsSet.value.object);
}

function* stringsIn(part: ContainedPlace['part'], object: JsonObject) {
  for (const visited of visitValues(object)) {
    const { value } = visited;
    if (value.type !== 'string' || !TOKEN.test(value.value)) continue;
    yield { place: { part, pointer: visited.pointer }, compact: value.value };
  }
}
