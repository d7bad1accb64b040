import type { FindingPlace } from '../../core/audit/audit-rule.ts';
import { type DecodedToken, findPart } from '../../core/decode/decoded-token.ts';
import { findPointer } from '../../core/encoding/json-query.ts';
import { sourceRanges } from '../../core/extract/found-token.ts';
import type { Reveal } from '../../editor/text-box.ts';
import { placeOf, readPane } from './annotate-json.ts';

/** A stretch of one of the panes, to be selected and shown. */
export interface Revealed extends Reveal {
  readonly part: 'header' | 'payload' | 'token';
}

/** Where in the panes a finding's place is; undefined when it is in none of the editors. */
export function findPlace(
  where: FindingPlace,
  token: DecodedToken | undefined,
  texts: { readonly headerText: string; readonly payloadText: string },
): Revealed | undefined {
  switch (where.part) {
    case 'header':
      return placeIn(texts.headerText, where, 'header');
    case 'payload':
      return placeIn(texts.payloadText, where, 'payload');
    case 'signature':
    case 'token':
      return token && placeInToken(token, where);
    case 'context':
      return where.range && { part: 'token', ...where.range };
    case 'key':
      return undefined;
  }
}

function placeIn(text: string, where: FindingPlace, part: 'header' | 'payload') {
  const root = readPane(text);
  const found = root && findPointer(root, where.pointer ?? '');
  return found && { part, ...placeOf(found, where.target ?? 'value') };
}

/** The signature or the characters meant, or the end of the token where they are missing; else the whole token. */
function placeInToken(token: DecodedToken, { part, start, end }: FindingPlace): Revealed {
  const { found } = token;
  if (part === 'token' && start === undefined) {
    return { part: 'token', from: found.start, to: found.end };
  }
  const meant = part === 'token' ? { start, end } : findPart(token, 'signature');
  const ranges = meant
    ? sourceRanges(found, meant.start ?? 0, meant.end ?? Number.MAX_SAFE_INTEGER)
    : [];
  return {
    part: 'token',
    from: ranges[0]?.from ?? found.end,
    to: ranges.at(-1)?.to ?? found.end,
  };
}
