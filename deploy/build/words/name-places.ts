import type { Catalogue } from './check-catalogue.ts';
import type { Message, Node } from './extract-messages.ts';

/** Names that say nothing of what a place holds. */
const VAGUE = new Set(['it', 'one', 'of', 'words', 'text', 'name', 'value', 'item', 'i', 'index']);

/** What is said in a place, by the expression that fills it: `formatDuration(left)` is left. Each name comes once. */
export function namePlaces(expressions: readonly Node[]): string[] {
  const taken = new Map<string, number>();
  return expressions.map((expression) => {
    const name = nameOf(expression) ?? 'value';
    const count = (taken.get(name) ?? 0) + 1;
    taken.set(name, count);
    return count === 1 ? name : `${name}${count}`;
  });
}

function nameOf(node: Node): string | undefined {
  const { type, name, object, property, callee, arguments: given, expression } = node;
  switch (type) {
    case 'Identifier':
      return String(name);
    case 'MemberExpression': {
      if (node.computed) return undefined;
      const member = nameOf(property as Node);
      // `problem.name` is a problemName, since any name may be meant by "name".
      const owner = VAGUE.has(member ?? '') ? nameOf(object as Node) : undefined;
      return owner && member && owner !== member ? owner + capitalized(member) : member;
    }
    case 'CallExpression': {
      const [first] = given as readonly Node[];
      // `names.map(quote).join()` is of the names.
      const { type: kind, object: of } = callee as Node;
      const receiver = kind === 'MemberExpression' ? nameOf(of as Node) : undefined;
      return receiver ?? (first && nameOf(first)) ?? nameOf(callee as Node);
    }
    case 'ChainExpression':
    case 'TSNonNullExpression':
    case 'TSAsExpression':
      return nameOf(expression as Node);
    case 'LogicalExpression':
    case 'BinaryExpression':
      return nameOf(node.left as Node);
    case 'ConditionalExpression':
      return nameOf(node.consequent as Node) ?? nameOf(node.alternate as Node);
    default:
      return undefined;
  }
}

function capitalized(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}

const NUMBERED = /\{(\d+)(?=\}|, plural,)/g;
const NAMED = /\{([A-Za-z]\w*)(?=\}|, plural,)/g;

/** Words with numbered places, as catalogues have them: Expired {distance} ago. */
export function withNames(words: string, places: readonly string[]): string {
  return words.replace(NUMBERED, (place, number) => `{${places[Number(number)] ?? place.slice(1)}`);
}

/** Words of a catalogue as the page has them; a name that is not of the message stays. */
function withNumbers(words: string, places: readonly string[]): string {
  return words.replace(NAMED, (place, name) => {
    const number = places.indexOf(name);
    return number < 0 ? place : `{${number}`;
  });
}

/** The names of the places in a message of a catalogue, each once, in its order. */
export function placeNames(message: string): string[] {
  return [...new Set(Array.from(message.matchAll(NAMED), ([, name = '']) => name))];
}

/**
 * A catalogue as it is written, with numbered places. Those of a message that the sources do not have
 * are numbered as they come, which is how `say` numbers them.
 */
export function readNamed(written: Catalogue, messages: readonly Message[]): Catalogue {
  const known = new Map(messages.map(({ name, places }) => [withNames(name, places), places]));
  return Object.fromEntries(
    Object.entries(written).map(([message, words]) => {
      const places = known.get(message) ?? placeNames(message);
      return [withNumbers(message, places), withNumbers(words, places)];
    }),
  );
}

/** A catalogue with numbered places as it is written. */
export function writeNamed(catalogue: Catalogue, messages: readonly Message[]): Catalogue {
  return Object.fromEntries(
    messages.map(({ name, places }) => [
      withNames(name, places),
      withNames(catalogue[name] ?? '', places),
    ]),
  );
}
