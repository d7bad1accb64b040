import { type JsonNode, parseJson } from '../encoding/json-text.ts';
import { readEmbedded } from './embedded-keys.ts';
import {
  decodeBase64,
  readBase32,
  readBase64,
  readByteCharacters,
  readByteList,
  readHex,
  readMultibase,
  wrapBytes,
} from './key-bytes.ts';
import type { KeyWrapping } from './key-wrapping.ts';
import { literalToJson } from './read-literal.ts';
import { isMemberName } from './spelled-members.ts';

/** More layers than anybody wraps by accident. */
const MOST_LAYERS = 8;
/** Values of one text that are looked into. */
const MOST_VALUES = 200;
/** Characters of the shortest key, and of what holds one. */
const SHORTEST = 30;
/** What all layers together may come to, in lengths of the text: that keeps the work linear. */
const MOST_WORK = 8;

/**
 * Takes off whatever a key may be wrapped in, layer by layer, until `read` finds one. The first
 * that it finds wins; each layer's text is kept, as any of them may have been taken for a secret.
 * What is a key with a fault is not searched for another one: the fault is what helps.
 */
export function unwrapKey<Found extends object>(
  text: string,
  read: (wrapping: KeyWrapping) => Found | 'broken' | undefined,
  isBroken = false,
): { readonly found: Found; readonly wrappings: readonly KeyWrapping[] } | undefined {
  let work = MOST_WORK * text.length + 1000;
  const search = (
    outer: string,
    above: readonly KeyWrapping[],
    isFaulty: boolean,
  ): ReturnType<typeof unwrapKey<Found>> => {
    for (const wrapping of peel(outer, isFaulty)) {
      // An object in JSON holds the text of all objects in it.
      work -= wrapping.text.length * (wrapping.isWhole ? MOST_WORK / 2 : 1);
      if (work < 0) return undefined;
      const { isWhole, ...layer } = wrapping;
      const wrappings = [...above, layer];
      const found = read(wrapping);
      if (typeof found === 'object') return { found, wrappings };
      const isLast = isWhole || wrappings.length === MOST_LAYERS;
      const deeper = isLast ? undefined : search(wrapping.text, wrappings, found === 'broken');
      if (deeper) return deeper;
    }
    return undefined;
  };
  return search(text, [], isBroken);
}

/** A layer; `isWhole`: what is inside of it is looked into from outside. */
interface Layer extends KeyWrapping {
  readonly isWhole?: boolean;
}

/** Every way to take one layer off a text. */
function* peel(text: string, isFaulty: boolean): Generator<Layer> {
  const inner = text.trim().replace(/(?:\\[rn]){1,8}$/, '');
  if (inner.length < SHORTEST) return;
  yield* readString(inner);
  yield* readPercent(inner);
  for (const layer of LAYERS) {
    const wrapping = layer(inner);
    if (wrapping && wrapping.text !== text) yield wrapping;
  }
  const json = parseJson(inner);
  if (json.ok) return yield* membersOf(json.value, inner, 0);
  if (inner.includes('\\')) yield readUnquoted(inner);
  yield* readLines(inner);
  if (!isFaulty) yield* readEmbedded(inner);
}

const LAYERS = [
  ...[readDataUrl, readEntities, readAssigned, readLiteral, readHex, readBase64, readBase32],
  ...[readMultibase, readByteList],
];

/** A string of a programming language, with the letter before it that Python has. */
function* readString(text: string): Generator<KeyWrapping> {
  const quote = /^[bBrRuUfF]{0,2}(["'`])/.exec(text);
  if (!quote) return;
  const [whole, mark = ''] = quote;
  const body = text.slice(whole.length).replace(/[,;)\s]{1,20}$/, '');
  if (!body.endsWith(mark)) return;
  const inside = body.slice(0, -1);
  // Strings that are joined: "…" + "…", over lines or not.
  const joined = inside.replace(/["'`]\s*(?:\+\s*|\\\s*)?["'`]/g, '');
  const unescaped = readEscapes(joined);
  yield readByteCharacters(unescaped) ?? { kind: 'string', text: unescaped };
  // A shell reads no escapes between single quotes.
  if (inside.includes('\\')) yield { kind: 'string', text: inside };
}

function readEscapes(text: string): string {
  if (!text.includes('\\')) return text;
  return text.replace(
    /\\(?:x([0-9A-Fa-f]{2})|u([0-9A-Fa-f]{4})|([0-3]?[0-7]{1,2})|\r?\n|[\s\S])/g,
    (sequence, hex, unit, octal) => {
      const code = hex ?? unit;
      if (code !== undefined) return String.fromCharCode(Number.parseInt(code, 16));
      if (octal !== undefined) return String.fromCharCode(Number.parseInt(octal, 8));
      return ESCAPES[sequence] ?? sequence.slice(1).replace(/^\r?\n$/, '');
    },
  );
}

/** Escapes without quotes around them, as in `.env` files. */
function readUnquoted(text: string): KeyWrapping {
  const unescaped = readEscapes(text);
  return readByteCharacters(unescaped) ?? { kind: 'escapes', text: unescaped };
}

const ESCAPES: Readonly<Record<string, string>> = { '\\n': '\n', '\\r': '\r', '\\t': '\t' };

/** RFC 2397. */
function readDataUrl(text: string): KeyWrapping | undefined {
  const head = /^(?:url\(["']?)?data:([^,]{0,200}),/i.exec(text);
  if (!head) return undefined;
  const inside = text.slice(head[0].length);
  const body = /^url/i.test(text) ? inside.replace(/["']?\)$/, '') : inside;
  const plain = decodePercent(body) ?? body;
  return /;\s*base64$/i.test(head[1] ?? '')
    ? wrapBytes('data-url', decodeBase64(plain))
    : { kind: 'data-url', text: plain };
}

function* readPercent(text: string): Generator<KeyWrapping> {
  if (!/%[0-9A-Fa-f]{2}/.test(text)) return;
  // In a form, a plus means a blank.
  const spellings = text.includes('+') ? [text.replaceAll('+', ' '), text] : [text];
  for (const spelling of spellings) {
    const decoded = decodePercent(spelling);
    if (decoded !== undefined) yield { kind: 'percent', text: decoded };
  }
  const bytes = readByteCharacters(
    text.replace(/%([0-9A-Fa-f]{2})/g, (_, hex) => String.fromCharCode(Number.parseInt(hex, 16))),
  );
  if (bytes) yield { ...bytes, kind: 'percent' };
}

function decodePercent(text: string): string | undefined {
  try {
    return decodeURIComponent(text);
  } catch {
    return undefined;
  }
}

const ENTITIES: Readonly<Record<string, string>> = {
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  amp: '&',
};

function readEntities(text: string): KeyWrapping | undefined {
  if (!/&(?:lt|gt|quot|apos|amp|#\d{1,7}|#x[0-9A-Fa-f]{1,6});/.test(text)) return undefined;
  const decoded = text.replace(
    /&(?:(lt|gt|quot|apos|amp)|#(\d{1,7})|#x([0-9A-Fa-f]{1,6}));/g,
    (whole, name, decimal, hex) => {
      if (name !== undefined) return ENTITIES[name] ?? whole;
      const code = hex === undefined ? Number(decimal) : Number.parseInt(hex, 16);
      return code <= 0x10ffff ? String.fromCodePoint(code) : whole;
    },
  );
  return { kind: 'entities', text: decoded };
}

const NAME =
  /^(?:(?:export|set|const|let|var|final|static|public|private|readonly|default|-[eD]|\$env:|ENV)\s{0,9})*(?:String\s)?["']?([A-Za-z_$][\w.$/-]{0,99})["']?\s{0,9}(?::\s{0,9}[A-Za-z][\w.]{0,39}\s{0,9}=(?!=)|:?=>?|:)/;

/** `NAME=value`, `name: value` and the like, when all of the text is one. */
function readAssigned(text: string): KeyWrapping | undefined {
  const head = NAME.exec(text);
  if (!head) return undefined;
  const [whole, name = ''] = head;
  if (isMemberName(name)) return undefined;
  // A block of YAML.
  const value = text
    .slice(whole.length)
    .trim()
    .replace(/^[|>][+-]?[ \t]{0,9}(?:\n|\\n)/, '')
    .replace(/;$/, '');
  return { kind: 'assignment', name, text: value };
}

function* readLines(text: string): Generator<KeyWrapping> {
  const lines = text.split('\n', MOST_VALUES);
  if (lines.length < 2) return;
  for (const line of lines) {
    const wrapping = line.length < SHORTEST ? undefined : readAssigned(line.trim());
    if (wrapping) yield wrapping;
  }
}

function readLiteral(text: string): KeyWrapping | undefined {
  const body = text
    .replace(/^(?:module\.exports|export default)[\s=]{1,9}/, '')
    .replace(/[;,\s]{1,9}$/, '');
  if (!/^[{[]/.test(body) || parseJson(body).ok) return undefined;
  const json = literalToJson(body);
  return json !== undefined && parseJson(json).ok ? { kind: 'literal', text: json } : undefined;
}

/** Tokens in JSON have members that are objects too, and keys in their headers. */
const TOKEN_MEMBERS: ReadonlySet<string> = new Set([
  'payload',
  'signatures',
  'ciphertext',
  'protected',
]);

/** The strings of JSON, and the objects in it that may be a key. */
function* membersOf(node: JsonNode, text: string, depth: number): Generator<Layer> {
  if (depth > MOST_LAYERS) return;
  if (node.type === 'object' && node.members.some(({ name }) => TOKEN_MEMBERS.has(name))) return;
  const values: readonly (readonly [string, JsonNode])[] =
    node.type === 'object'
      ? node.members.slice(0, MOST_VALUES).map(({ name, value }) => [name, value])
      : node.type === 'array'
        ? node.items.slice(0, MOST_VALUES).map((value, index) => [String(index), value])
        : [];
  for (const [name, value] of values) {
    // The certificate of a JWK says no more than the JWK allows.
    if (name === 'x5c') continue;
    if (value.type === 'string' && value.value.length >= SHORTEST) {
      yield { kind: 'member', name, text: value.value };
      continue;
    }
    if (name !== '__proto__' && isKeyObject(value)) {
      yield { kind: 'member', name, text: text.slice(value.start, value.end), isWhole: true };
    }
    yield* membersOf(value, text, depth + 1);
  }
}

function isKeyObject(node: JsonNode): boolean {
  return node.type === 'object' && node.members.some(({ name }) => /^(?:kty|keys|x5c)$/.test(name));
}
