import type { Finding, FindingPlace } from '../../core/audit/audit-rule.ts';
import { type DecodedToken, findPart } from '../../core/decode/decoded-token.ts';
import type { Stretch } from '../../core/decode/locate-fault.ts';
import { locateJson } from '../../core/decode/locate-json.ts';
import { findPointer } from '../../core/encoding/json-query.ts';
import type { Place } from '../../core/extract/token-context.ts';
import type { TextAnnotation } from '../../editor/annotations.ts';
import { noteOf } from '../shared/annotate-json.ts';
import { rangesToMark } from '../shared/ranges-to-mark.ts';

/** So many findings are marked in the Token box; more would make one line of them all. */
const MOST = 100;

/**
 * Underlines the characters of the Token box that findings speak of: those that
 * encode a member, those of a whole part, discreetly, or the text around the
 * token. A finding about all of the token has no mark.
 */
export function markFindings(token: DecodedToken, findings: readonly Finding[]): TextAnnotation[] {
  return findings.slice(0, MOST).flatMap((finding) => {
    const { places, isWhole } = placesOf(token, finding.where);
    const title = noteOf(finding);
    const className = isWhole ? 'cm-finding-part' : `cm-finding-${finding.severity}`;
    return places.map((place) => ({
      kind: 'mark' as const,
      ...place,
      className,
      title,
    }));
  });
}

/** The same in a task of its own. */
export function markLater(
  token: DecodedToken,
  findings: readonly Finding[],
): Promise<readonly TextAnnotation[]> {
  return new Promise((resolve) => setTimeout(() => resolve(markFindings(token, findings))));
}

interface Marked {
  readonly places: readonly Place[];
  readonly isWhole: boolean;
}

const NOWHERE: Marked = { places: [], isWhole: false };

function placesOf(token: DecodedToken, where: FindingPlace): Marked {
  switch (where.part) {
    case 'header':
    case 'payload':
      return inPart(token, where.part, where.pointer);
    case 'signature':
      return wholePart(token, 'signature');
    case 'token':
      return inToken(token, where);
    case 'context':
      return where.range ? { places: around(token, where.range), isWhole: false } : NOWHERE;
    case 'key':
      return NOWHERE;
  }
}

/** The member with its name, or the item; else, as of an encrypted payload, the whole part. */
function inPart(token: DecodedToken, part: 'header' | 'payload', pointer = ''): Marked {
  const json = part === 'header' ? token.protectedHeader : token.claimsSet;
  const found = pointer !== '' && json?.ok ? findPointer(json.value.object, pointer) : undefined;
  const { member, value } = found ?? {};
  const stretch = value && locateJson(token, part, member?.nameStart ?? value.start, value.end);
  return stretch ? { places: rangesOf(token, stretch), isWhole: false } : wholePart(token, part);
}

function wholePart(token: DecodedToken, name: 'header' | 'payload' | 'signature'): Marked {
  const part = findPart(token, name === 'payload' && token.form === 'jwe' ? 'ciphertext' : name);
  return part ? { places: rangesOf(token, part), isWhole: true } : NOWHERE;
}

function inToken(token: DecodedToken, { start, end }: FindingPlace): Marked {
  const { length } = token.found.compact;
  if (start === undefined || (start === 0 && (end ?? length) >= length)) return NOWHERE;
  return { places: rangesOf(token, { start, end: end ?? length }), isWhole: false };
}

function rangesOf({ found }: DecodedToken, { start, end }: Stretch): Place[] {
  return rangesToMark(found, start, end);
}

/** A stretch of the text without the token in it. */
function around({ found }: DecodedToken, { from, to }: Place): Place[] {
  const before = { from, to: Math.min(to, found.start) };
  const after = { from: Math.max(from, found.end), to };
  return [before, after].filter((place) => place.from < place.to);
}
