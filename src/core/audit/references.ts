import type { Reference } from './audit-rule.ts';

/** A section of an RFC. */
export function rfc(number: number, section: string): Reference {
  return {
    title: `RFC ${number} §${section}`,
    url: `https://www.rfc-editor.org/rfc/rfc${number}#section-${section}`,
  };
}

/** An entry of the Common Weakness Enumeration. */
export function cwe(number: number): Reference {
  return { title: `CWE-${number}`, url: `https://cwe.mitre.org/data/definitions/${number}.html` };
}
