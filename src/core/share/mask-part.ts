import type { JsonPart } from '../decode/decoded-token.ts';
import { formatJson } from '../encoding/json-format.ts';
import { visitValues } from '../encoding/json-query.ts';
import { type JsonMember, type JsonNode, parseJson } from '../encoding/json-text.ts';
import { MASK } from './redact.ts';
import { holdsSensitive, tellsByName } from './sensitive-values.ts';

/** One member of the header or the payload, of which the user says whether it is shown. */
export interface ShownMember {
  readonly name: string;
  /** It is masked until the user says otherwise. */
  readonly isSensitive: boolean;
}

/** Checks and the time line speak of these in other words; a date tells nobody anything. */
const DATES: ReadonlySet<string> = new Set(['iat', 'nbf', 'exp']);

/** The members of a part by name, each name once; without the dates, which are always shown. */
export function listMembers({ object }: JsonPart): ShownMember[] {
  const members = new Map<string, boolean>();
  for (const member of object.members) {
    if (DATES.has(member.name) && member.value.type === 'number') continue;
    const isSensitive = tellsByName(member.name) || holdsSensitive(member.name, member.value);
    members.set(member.name, isSensitive || members.get(member.name) === true);
  }
  return Array.from(members, ([name, isSensitive]) => ({ name, isSensitive }));
}

/** All that the masked members of a part say: the texts that must be nowhere else either. */
export function maskedTexts({ object }: JsonPart, masked: ReadonlySet<string>): string[] {
  return object.members
    .filter(({ name }) => masked.has(name))
    .flatMap((member) => [
      ...(tellsByName(member.name) ? [member.name] : []),
      ...textsOf(member.value),
    ]);
}

/** Every text in a value, and the names in it that tell something. */
export function textsOf(value: JsonNode): string[] {
  return visitValues(value).flatMap((visited) => {
    const name = visited.member?.name;
    const names = name !== undefined && tellsByName(name) ? [name] : [];
    switch (visited.value.type) {
      case 'string':
        return [...names, visited.value.value];
      case 'number':
        return [...names, visited.value.text];
      default:
        return names;
    }
  });
}

/**
 * A part as laid-out JSON, with the masked members masked whole, and `redact`
 * at work in all that is shown. Nothing of white space, escapes or hidden
 * characters comes through but what JSON can say openly.
 */
export function writeMasked(
  { text, object }: JsonPart,
  masked: ReadonlySet<string>,
  redact: (text: string) => string,
): string {
  const members = object.members.map((member) => {
    const name = tellsByName(member.name) && masked.has(member.name) ? MASK : redact(member.name);
    return `${quoted(name)}:${masked.has(member.name) ? quoted(MASK) : written(text, member, redact)}`;
  });
  const whole = `{${members.join(',')}}`;
  const root = parseJson(whole);
  return root.ok ? formatJson(whole, root.value) : quoted(MASK);
}

/** A shown value, with every string, name and number in it gone over. */
function written(text: string, { value }: JsonMember, redact: (text: string) => string): string {
  let copy = '';
  let at = value.start;
  for (const { start, end, said, source } of wordsOf(value, text)) {
    const redacted = redact(said);
    copy += text.slice(at, start) + (redacted === said ? source : quoted(redacted));
    at = end;
  }
  return copy + text.slice(at, value.end);
}

interface Word {
  readonly start: number;
  readonly end: number;
  /** What it says. */
  readonly said: string;
  /** How that is written, with what is hidden made visible. */
  readonly source: string;
}

/** Names, strings and numbers, in the order of the text. */
function wordsOf(root: JsonNode, text: string): Word[] {
  const words = visitValues(root).flatMap(({ value, member }): Word[] => {
    const isInside = member !== undefined && value !== root;
    const name = isInside ? [wordAt(text, member.nameStart, member.nameEnd, member.name)] : [];
    if (value.type === 'string')
      return [...name, wordAt(text, value.start, value.end, value.value)];
    return value.type === 'number'
      ? [...name, wordAt(text, value.start, value.end, value.text)]
      : name;
  });
  return words.sort((one, other) => one.start - other.start);
}

function wordAt(text: string, start: number, end: number, said: string): Word {
  return { start, end, said, source: visible(text.slice(start, end)) };
}

function quoted(text: string): string {
  return visible(JSON.stringify(text));
}

/** JSON can write any character as its number; these would garble what a reader sees. */
function visible(json: string): string {
  return json.replace(/[\p{Cf}\u2028\u2029\u0080-\u009f]/gu, (character) =>
    Array.from(
      { length: character.length },
      (_, index) => `\\u${character.charCodeAt(index).toString(16).padStart(4, '0')}`,
    ).join(''),
  );
}
