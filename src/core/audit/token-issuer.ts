import type { DecodedToken } from '../decode/decoded-token.ts';
import { findMember, stringMember } from '../encoding/json-query.ts';
import type { JsonNode, JsonObject } from '../encoding/json-text.ts';
import { ISSUERS, type Issuer, type IssuerMark } from '../registry/issuers.ts';
import { SERVICES } from '../registry/services.ts';
import { readClaims, readHeader } from './read-claims.ts';

/** A provider with the members that led to it. */
export interface RecognisedIssuer {
  readonly issuer: Issuer;
  readonly marks: readonly string[];
  /** By "iss" itself, which only that provider has. */
  readonly isNamed: boolean;
  /** By every mark of one kind of token of a service. */
  readonly isWhole?: true;
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
  return byService(header, claims) ?? byAddress(iss) ?? byMarks(header, claims);
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

/** A kind of token that has every mark of a service's, and no claim that those never have. */
function byService(header: JsonObject, claims: JsonObject): RecognisedIssuer | undefined {
  const issuer = SERVICES.find(
    ({ header: inHeader = [], claims: inClaims = [], only }) =>
      foundMarks(header, inHeader).length === inHeader.length &&
      foundMarks(claims, inClaims).length === inClaims.length &&
      (!only || claims.members.every(({ name }) => only.includes(name))),
  );
  if (!issuer) return undefined;
  const marks = [
    ...foundMarks(header, issuer.header ?? []),
    ...foundMarks(claims, issuer.claims ?? []),
  ];
  return { issuer, marks, isNamed: !issuer.isFor && marks.includes('iss'), isWhole: true };
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
  return marks.flatMap(([name, form]) => {
    const value = valueAt(object, name);
    const shown = typeof name === 'string' ? name : name[1];
    return value && (!form || hasForm(value, form)) ? [shown] : [];
  });
}

function valueAt(object: JsonObject, name: IssuerMark[0]): JsonNode | undefined {
  if (typeof name === 'string') return findMember(object, name)?.value;
  const outer = findMember(object, name[0])?.value;
  return outer?.type === 'object' ? findMember(outer, name[1])?.value : undefined;
}

function hasForm(value: JsonNode, form: RegExp | 'array' | 'object'): boolean {
  if (typeof form === 'string') return value.type === form;
  if (value.type === 'number') return form.test(String(value.value));
  return value.type === 'string' && value.value.length <= LONGEST_ISS && form.test(value.value);
}
