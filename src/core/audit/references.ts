import type { Reference } from './audit-rule.ts';

/** A section of an RFC, or the whole where we are not sure of the section. */
export function rfc(number: number, section?: string): Reference {
  const url = `https://www.rfc-editor.org/rfc/rfc${number}`;
  return section === undefined
    ? { title: `RFC ${number}`, url }
    : { title: `RFC ${number} §${section}`, url: `${url}#section-${section}` };
}

/** An entry of the Common Weakness Enumeration. */
export function cwe(number: number): Reference {
  return { title: `CWE-${number}`, url: `https://cwe.mitre.org/data/definitions/${number}.html` };
}
