import { quote } from '../../audit/words.ts';
import type { JsonNode } from '../../encoding/json-text.ts';
import type { IssuerId } from '../../registry/issuers.ts';
import {
  findMemberFacts,
  type MemberFacts,
  type Vocabulary,
} from '../../registry/members/find-member-facts.ts';
import type { Source } from '../../registry/members/member-facts.ts';
import { isDate, NUMERIC_DATE_CLAIMS } from '../../time/numeric-date.ts';
import { say } from '../../words/say.ts';
import { explainValue } from './explain-value.ts';
import { namedHost } from './named-host.ts';

/** A member of the header or the payload, and the names of those it is in, from the outside in. */
export interface MemberPlace {
  readonly part: 'header' | 'payload';
  readonly parents: readonly string[];
  readonly name: string;
  readonly value: JsonNode;
}

export interface MemberExplanation {
  readonly name: string;
  /** Whose claim it is, where it is not registered. */
  readonly origin: string | undefined;
  /** What it is, in a sentence. */
  readonly meaning: string;
  readonly source: Source | undefined;
  /** What its value means here, in sentences. */
  readonly value: readonly string[];
  /** The value as seconds since 1970, where it is a NumericDate. */
  readonly date: number | undefined;
}

/** Says what a member is and what its value means; `issuer` is who made the token, as far as is known. */
export function explainMember(place: MemberPlace, issuer?: IssuerId): MemberExplanation {
  const { name, value } = place;
  const vocabulary = vocabularyOf(place);
  const facts = vocabulary && findMemberFacts(vocabulary, name, issuer);
  return {
    name,
    origin: facts?.vendor && explainOrigin(facts.vendor),
    meaning: facts?.means() ?? explainUnknown(place, vocabulary),
    source: facts?.source,
    value: explainValue(name, value, isSure(facts)),
    date: dateOf(place),
  };
}

function explainOrigin({ name, isIssuer }: NonNullable<MemberFacts['vendor']>): string {
  return isIssuer
    ? say`${name} claim.`
    : say`Not a registered claim; explained as in ${name} tokens.`;
}

/** Whether the member is what its name says, and not perhaps another one of that name. */
function isSure(facts: MemberFacts | undefined): boolean {
  return facts !== undefined && facts.vendor?.isIssuer !== false;
}

/** The value of a NumericDate, wherever in the payload it is. */
function dateOf({ part, name, value }: MemberPlace): number | undefined {
  if (part !== 'payload' || value.type !== 'number') return undefined;
  return isDateClaim(name) && isDate(value.value) ? value.value : undefined;
}

/** Besides the dates that the editors write out: when an event happened (RFC 8417 §2.2). */
function isDateClaim(name: string): boolean {
  return NUMERIC_DATE_CLAIMS.has(name) || name === 'toe';
}

const KEYS: ReadonlySet<string> = new Set(['jwk', 'epk', 'sub_jwk', 'keys']);
/** Objects whose members are claims again: of an actor, of a verified person, of a token that was asked about. */
const CLAIM_SETS: ReadonlySet<string> = new Set([
  'act',
  'may_act',
  'claims',
  'token_introspection',
]);

/** Which names hold at a place; undefined where the members are nobody's but the issuer's. */
function vocabularyOf({ part, parents }: MemberPlace): Vocabulary | undefined {
  const parent = parents.at(-1);
  if (parent === undefined) return part === 'header' ? 'header' : 'claims';
  if (KEYS.has(parent)) return 'key';
  if (part === 'header') return undefined;
  if (parent === 'cnf') return 'confirmation';
  if (parent === 'address') return 'address';
  return CLAIM_SETS.has(parent) ? 'claims' : undefined;
}

function explainUnknown(place: MemberPlace, vocabulary: Vocabulary | undefined): string {
  const { part, parents, name } = place;
  const parent = parents.at(-1);
  const host = namedHost(name);
  if (host !== undefined) {
    return say`A collision-resistant name: its meaning is defined by the owner of ${quote(host)}.`;
  }
  if (vocabulary === undefined && parent !== undefined) {
    return say`Part of ${quote(parent)}.`;
  }
  return part === 'header'
    ? say`Private header parameter: its meaning is defined by the sender and the verifier.`
    : say`Private claim: its meaning is defined by the issuer.`;
}
