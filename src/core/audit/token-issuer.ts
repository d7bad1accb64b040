import type { DecodedToken } from '../decode/decoded-token.ts';
import { findMember, stringMember } from '../encoding/json-query.ts';
import type { JsonObject } from '../encoding/json-text.ts';
import { ISSUERS, type Issuer, type IssuerMark } from '../registry/issuers.ts';
import { readClaims, readHeader } from './read-claims.ts';

/** A provider with the members that led to it. */
export interface RecognisedIssuer {
  readonly issuer: Issuer;
  readonly marks: readonly string[];
  /** By "iss" itself, which only that provider has. */
  readonly isNamed: boolean;
  /** How "iss" differs from the provider's own, but for which it is the same. */
  readonly slash?: 'missing' | 'extra';
}

/** Longer ones are no provider's. */
const LONGEST_ISS = 400;
const USUAL_NEED = 2;

const recognised = new WeakMap<DecodedToken, RecognisedIssuer | 'unknown'>();

/** Who made a token, if it tells the truth; worked out once for each token. */
export function recogniseIssuer(token: DecodedToken): RecognisedIssuer | undefined {
  let known = recognised.get(token);
  if (!known) {
    known = findIssuer(token) ?? 'unknown';
    recognised.set(token, known);
  }
  return known === 'unknown' ? undefined : known;
}

function findIssuer(token: DecodedToken): RecognisedIssuer | undefined {
  const header = readHeader(token);
  const claims = readClaims(token);
  if (!header || !claims) return undefined;
  const iss = stringMember(claims, 'iss') ?? '';
  if (iss.length > LONGEST_ISS) return undefined;
  return byAddress(iss) ?? byMarks(header, claims);
}

function byAddress(iss: string): RecognisedIssuer | undefined {
  const exact = ISSUERS.find((issuer) => issuer.iss?.test(iss));
  if (exact) return { issuer: exact, marks: ['iss'], isNamed: true };
  const hasSlash = iss.endsWith('/');
  const other = hasSlash ? iss.slice(0, -1) : `${iss}/`;
  const near = ISSUERS.find((issuer) => issuer.iss?.test(other));
  return (
    near && { issuer: near, marks: ['iss'], isNamed: true, slash: hasSlash ? 'extra' : 'missing' }
  );
}

function byMarks(header: JsonObject, claims: JsonObject): RecognisedIssuer | undefined {
  for (const issuer of ISSUERS) {
    const marks = [
      ...foundMarks(header, issuer.header ?? []),
      ...foundMarks(claims, issuer.claims ?? []),
    ];
    const needed = issuer.needs ?? USUAL_NEED;
    if (marks.length >= needed) return { issuer, marks, isNamed: false };
  }
  return undefined;
}

function foundMarks(object: JsonObject, marks: readonly IssuerMark[]): string[] {
  return marks
    .filter(([name, form]) =>
      form ? form.test(stringMember(object, name) ?? '') : findMember(object, name),
    )
    .map(([name]) => name);
}
