import type { JsonMember, JsonNode, JsonObject } from './json-text.ts';

/** One value of a document, and the way to it. */
export class VisitedValue {
  constructor(
    readonly value: JsonNode,
    /** The member that holds the value, or undefined for array items and the root. */
    readonly member: JsonMember | undefined,
    private readonly parent: VisitedValue | undefined,
    /** The member's name or the item's index; empty for the root. */
    readonly step: string | number,
  ) {}

  /** The RFC 6901 pointer, made when it is asked for: most values are never named. */
  get pointer(): string {
    const steps: string[] = [];
    for (let at: VisitedValue = this; at.parent; at = at.parent) {
      steps.push(pointerStep(String(at.step)));
    }
    return steps.reverse().join('');
  }
}

/** Objects of more members are indexed: the rules ask for dozens of names. */
const MANY_MEMBERS = 100;
const indexes = new WeakMap<JsonObject, ReadonlyMap<string, JsonMember>>();

/** The last member of that name, which is the one that JavaScript's reader keeps. */
export function findMember(object: JsonObject, name: string): JsonMember | undefined {
  if (object.members.length <= MANY_MEMBERS) {
    return object.members.findLast((member) => member.name === name);
  }
  const index = indexes.get(object) ?? new Map(object.members.map((each) => [each.name, each]));
  indexes.set(object, index);
  return index.get(name);
}

/** The text of a string member, or undefined when it is absent or no string. */
export function stringMember(object: JsonObject, name: string): string | undefined {
  const value = findMember(object, name)?.value;
  return value?.type === 'string' ? value.value : undefined;
}

/** The names that occur more than once in an object, at any depth. */
export function repeatedNames(root: JsonNode): string[] {
  return [...new Set(visitValues(root).flatMap(({ value }) => repeatedMembers(value)))];
}

/** The names that occur more than once among the members of an object itself. */
export function repeatedMembers(value: JsonNode): string[] {
  const names = value.type === 'object' ? value.members.map(({ name }) => name) : [];
  const seen = new Set<string>();
  return names.filter((name) => seen.size === seen.add(name).size);
}

const visited = new WeakMap<JsonNode, readonly VisitedValue[]>();

/** Every value of a document in the order of the text, the root first; listed once for each document. */
export function visitValues(root: JsonNode): readonly VisitedValue[] {
  const known = visited.get(root);
  if (known) return known;
  const list: VisitedValue[] = [];
  const waiting = [new VisitedValue(root, undefined, undefined, '')];
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    list.push(next);
    for (const child of children(next).reverse()) waiting.push(child);
  }
  visited.set(root, list);
  return list;
}

/** The value at a pointer; of duplicate members the last. */
export function findPointer(root: JsonNode, pointer: string): VisitedValue | undefined {
  let found: VisitedValue | undefined = new VisitedValue(root, undefined, undefined, '');
  for (const escaped of pointer.split('/').slice(1)) {
    const step = escaped.replaceAll('~1', '/').replaceAll('~0', '~');
    found = found && children(found).findLast((child) => String(child.step) === step);
  }
  return found;
}

/** One step of an RFC 6901 pointer. */
export function pointerStep(name: string): string {
  return `/${name.replaceAll('~', '~0').replaceAll('/', '~1')}`;
}

function children(parent: VisitedValue): VisitedValue[] {
  const { value } = parent;
  if (value.type === 'object') {
    return value.members.map(
      (member) => new VisitedValue(member.value, member, parent, member.name),
    );
  }
  if (value.type === 'array') {
    return value.items.map((item, index) => new VisitedValue(item, undefined, parent, index));
  }
  return [];
}
