import type { KeyFacts } from '../evidence/evidence.ts';
import { say } from '../words/say.ts';
import type { FindingPlace, Reference } from './audit-rule.ts';
import { quote } from './words.ts';

/** A key as it begins a sentence, by where it is and by its name. */
export function nameKey({ where, jwk }: KeyFacts): string {
  const name = typeof jwk.kid === 'string' ? quote(jwk.kid) : undefined;
  const { part, pointer = '' } = where;
  switch (part) {
    case 'key':
      return name === undefined
        ? say`The key in the Key field`
        : say`The key ${name} in the Key field`;
    case 'header':
      return name === undefined
        ? say`The key in the header (${pointer})`
        : say`The key ${name} in the header (${pointer})`;
    default:
      return name === undefined
        ? say`The key in the claims (${pointer})`
        : say`The key ${name} in the claims (${pointer})`;
  }
}

/** The place of one member of a key; in the Key box nothing smaller than a key is pointed at. */
export function memberPlace({ where, jwk }: KeyFacts, member: string): FindingPlace {
  if (where.part === 'key' || jwk[member] === undefined) return where;
  return { ...where, pointer: `${where.pointer ?? ''}/${member}` };
}

export function cve(id: string): Reference {
  return { title: `CVE-${id}`, url: `https://nvd.nist.gov/vuln/detail/CVE-${id}` };
}
