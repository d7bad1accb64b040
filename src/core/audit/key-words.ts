import type { KeyFacts } from '../evidence/evidence.ts';
import { say } from '../words/say.ts';
import type { FindingPlace, Reference } from './audit-rule.ts';
import { quote } from './words.ts';

/** A key as it begins a sentence, by where it stands and by its name. */
export function nameKey({ where, jwk }: KeyFacts): string {
  const name = typeof jwk.kid === 'string' ? ` ${quote(jwk.kid)}` : '';
  return say`The key${name} ${placeWords(where)}`;
}

/** The place of one member of a key; in the Key box nothing smaller than a key is pointed at. */
export function memberPlace({ where, jwk }: KeyFacts, member: string): FindingPlace {
  if (where.part === 'key' || jwk[member] === undefined) return where;
  return { ...where, pointer: `${where.pointer ?? ''}/${member}` };
}

export function cve(id: string): Reference {
  return { title: `CVE-${id}`, url: `https://nvd.nist.gov/vuln/detail/CVE-${id}` };
}

function placeWords({ part, pointer }: FindingPlace): string {
  if (part === 'key') return say`in the Key field`;
  return part === 'header'
    ? say`in the header (${pointer ?? ''})`
    : say`in the claims (${pointer ?? ''})`;
}
