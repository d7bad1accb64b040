import { pointerStep } from '../encoding/json-query.ts';
import type { JsonNode } from '../encoding/json-text.ts';
import { say } from '../words/say.ts';
import type { AuditSubject, Finding, FindingPlace } from './audit-rule.ts';
import { readClaims } from './read-claims.ts';
import { quote } from './words.ts';

/** How much of a payload the search for sensitive content reads, in UTF-16 units. */
const CONTENT_LIMIT = 1024 * 1024;

/** A rule that would find the same thing again and again stops here. */
export const MOST_FINDINGS = 50;

/** One value among the claims. */
export interface ClaimContent {
  /** Of the member that holds the value; array items bear the name of their array. */
  readonly name: string;
  readonly value: JsonNode;
  /** What a string says, or how a number is written; empty for all else. */
  readonly text: string;
  readonly parent: ClaimContent | undefined;
  /** The way from the parent: the name of a member or the index of an item. */
  readonly step: string | number;
}

/** Looks at each value of the claims, in the order of the text. */
export function findInClaims(
  subject: AuditSubject,
  inspect: (content: ClaimContent) => Finding | undefined,
): Finding[] {
  const findings: Finding[] = [];
  const claims = readClaims(subject.token);
  for (const content of claims ? listContents(claims) : []) {
    const finding = inspect(content);
    if (finding) findings.push(finding);
    if (findings.length === MOST_FINDINGS) break;
  }
  return findings;
}

const listed = new WeakMap<JsonNode, readonly ClaimContent[]>();

/** All values, listed once for the many rules that look at each. */
function listContents(claims: JsonNode): readonly ClaimContent[] {
  const known = listed.get(claims);
  if (known) return known;
  const contents: ClaimContent[] = [];
  const waiting = [contentOf(claims, undefined, '')];
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    contents.push(next);
    pushChildren(next, waiting);
  }
  listed.set(claims, contents);
  return contents;
}

/** Where a value is. Made for findings only: in deep documents pointers are long. */
export function placeOf(content: ClaimContent): FindingPlace {
  const steps: string[] = [];
  for (let inner = content; inner.parent; inner = inner.parent) {
    steps.push(pointerStep(String(inner.step)));
  }
  return { part: 'payload', pointer: steps.reverse().join('') };
}

/** A value as it begins a sentence: by the name of its claim. */
export function nameOf({ parent, name }: ClaimContent): string {
  return parent ? quote(name) : say`The payload`;
}

/** The last child first, so that the first is taken next. */
function pushChildren(parent: ClaimContent, waiting: ClaimContent[]): void {
  const { value } = parent;
  if (value.type === 'object') {
    for (const member of value.members.toReversed()) {
      if (isRead(member.value)) waiting.push(contentOf(member.value, parent, member.name));
    }
  } else if (value.type === 'array') {
    for (let index = value.items.length - 1; index >= 0; index--) {
      const item = value.items[index];
      if (item && isRead(item)) waiting.push(contentOf(item, parent, index));
    }
  }
}

function contentOf(
  value: JsonNode,
  parent: ClaimContent | undefined,
  step: string | number,
): ClaimContent {
  const name = typeof step === 'string' ? step : (parent?.name ?? '');
  return { name, value, text: textOf(value), parent, step };
}

function isRead(value: JsonNode): boolean {
  return value.start < CONTENT_LIMIT;
}

function textOf(value: JsonNode): string {
  const text = value.type === 'string' ? value.value : value.type === 'number' ? value.text : '';
  return text.slice(0, CONTENT_LIMIT - value.start);
}
