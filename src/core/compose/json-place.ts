/** Where in a JSON text a cursor is, told from what is before it. */
export interface JsonPlace {
  /** What is being written there. `none`: between two values, where nothing can be told. */
  readonly kind: 'name' | 'value' | 'none';
  readonly isInString: boolean;
  /** Where the word begins that is being written, with its quotation mark. */
  readonly from: number;
  /** The names of the members whose values are around the cursor, outermost first; an array has none. */
  readonly path: readonly string[];
}

type Expected = 'name' | 'colon' | 'value' | 'comma';

interface Open {
  readonly isObject: boolean;
  expected: Expected;
  name: string | undefined;
}

const PUNCTUATION = /^[{}[\]:,]$/;
const TOKEN = /"(?:[^"\\]|\\.)*"?|[{}[\]:,]|[^\s{}[\]:,"]+/gsy;

/** Reads a text that need not be whole, nor sound: it is being typed. */
export function describePlace(before: string): JsonPlace {
  const open: Open[] = [];
  let word: { readonly from: number; readonly isOpenString: boolean } | undefined;
  let at = 0;
  while (at < before.length) {
    TOKEN.lastIndex = at;
    const token = TOKEN.exec(before)?.[0];
    if (token === undefined) {
      at++;
      continue;
    }
    const isLast = at + token.length === before.length;
    if (isLast && isUnfinished(token)) {
      word = { from: at, isOpenString: token.startsWith('"') };
      break;
    }
    take(open, token);
    at += token.length;
  }
  const last = open.at(-1);
  return {
    kind: kindAt(last),
    isInString: word?.isOpenString ?? false,
    from: word?.from ?? before.length,
    path: open.flatMap(({ name }) => name ?? []),
  };
}

/** A word at the very end goes on; a string that is closed does not. */
function isUnfinished(token: string): boolean {
  if (!token.startsWith('"')) return !PUNCTUATION.test(token);
  return !/^"(?:[^"\\]|\\.)*"$/s.test(token);
}

function kindAt(last: Open | undefined): JsonPlace['kind'] {
  if (!last) return 'none';
  if (last.expected === 'name' || last.expected === 'value') return last.expected;
  return 'none';
}

function take(open: Open[], token: string): void {
  const last = open.at(-1);
  switch (token) {
    case '{':
      open.push({ isObject: true, expected: 'name', name: undefined });
      return;
    case '[':
      open.push({ isObject: false, expected: 'value', name: undefined });
      return;
    case '}':
    case ']':
      open.pop();
      closeValue(open.at(-1));
      return;
    case ',':
      if (last)
        Object.assign(last, { expected: last.isObject ? 'name' : 'value', name: undefined });
      return;
    case ':':
      if (last?.isObject) last.expected = 'value';
      return;
    default:
      if (last?.expected === 'name') {
        last.name = readName(token);
        last.expected = 'colon';
      } else closeValue(last);
  }
}

function closeValue(open: Open | undefined): void {
  if (open) open.expected = 'comma';
}

function readName(token: string): string {
  return token.startsWith('"') ? token.slice(1, -1) : token;
}
