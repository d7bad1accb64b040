import { readBase64urlLeniently } from '../encoding/base64url.ts';
import { type JsonNode, parseJson } from '../encoding/json-text.ts';
import { writePem } from '../encoding/pem.ts';
import { decodeUtf8 } from '../encoding/utf8.ts';
import type { KeyWrapping } from './key-wrapping.ts';
import { pointKeys } from './parse-point.ts';
import { literalToJson } from './read-literal.ts';
import { sniffDer } from './sniff-der.ts';

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
 */
export function unwrapKey<Found>(
  text: string,
  read: (wrapping: KeyWrapping) => Found | undefined,
): { readonly found: Found; readonly wrappings: readonly KeyWrapping[] } | undefined {
  let work = MOST_WORK * text.length + 1000;
  const search = (
    outer: string,
    above: readonly KeyWrapping[],
  ): ReturnType<typeof unwrapKey<Found>> => {
    for (const wrapping of peel(outer)) {
      // An object in JSON holds the text of all objects in it.
      work -= wrapping.text.length * (wrapping.isWhole ? MOST_WORK / 2 : 1);
      if (work < 0) return undefined;
      const { isWhole, ...layer } = wrapping;
      const wrappings = [...above, layer];
      const found = read(wrapping);
      if (found !== undefined) return { found, wrappings };
      const isLast = isWhole || wrappings.length === MOST_LAYERS;
      const deeper = isLast ? undefined : search(wrapping.text, wrappings);
      if (deeper) return deeper;
    }
    return undefined;
  };
  return search(text, []);
}

/** A layer; `isWhole`: what is inside of it is looked into from outside. */
interface Layer extends KeyWrapping {
  readonly isWhole?: boolean;
}

/** Every way to take one layer off a text. */
function* peel(text: string): Generator<Layer> {
  const inner = text.trim().replace(/(?:\\[rn]){1,8}$/, '');
  if (inner.length < SHORTEST) return;
  yield* readString(inner);
  yield* readPercent(inner);
  const layers = [readDataUrl, readEntities, readAssigned, readLiteral, readHex, readBase64];
  for (const layer of layers) {
    const wrapping = layer(inner);
    if (wrapping && wrapping.text !== text) yield wrapping;
  }
  yield* readMembers(inner);
  yield* readLines(inner);
}

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
  yield { kind: 'string', text: readEscapes(joined) };
  // A shell reads no escapes between single quotes.
  if (inside.includes('\\')) yield { kind: 'string', text: inside };
}

function readEscapes(text: string): string {
  if (!text.includes('\\')) return text;
  return text.replace(
    /\\(?:x([0-9A-Fa-f]{2})|u([0-9A-Fa-f]{4})|\r?\n|[\s\S])/g,
    (sequence, hex, unit) => {
      const code = hex ?? unit;
      if (code !== undefined) return String.fromCharCode(Number.parseInt(code, 16));
      return ESCAPES[sequence] ?? sequence.slice(1).replace(/^\r?\n$/, '');
    },
  );
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
  // In a form, a plus stands for a blank.
  const spellings = text.includes('+') ? [text.replaceAll('+', ' '), text] : [text];
  for (const spelling of spellings) {
    const decoded = decodePercent(spelling);
    if (decoded !== undefined) yield { kind: 'percent', text: decoded };
  }
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
function* readMembers(text: string): Generator<Layer> {
  if (!/^[{[]/.test(text)) return;
  const json = parseJson(text);
  if (json.ok) yield* membersOf(json.value, text, 0);
}

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
  return (
    node.type === 'object' && node.members.some(({ name }) => name === 'kty' || name === 'keys')
  );
}

function readHex(text: string): KeyWrapping | undefined {
  if (!/^(?:0x)?[0-9A-Fa-f][0-9A-Fa-f\s:-]+$/.test(text)) return undefined;
  const digits = text.replace(/^0x|[\s:-]+/g, '');
  if (digits.length % 2 === 1) return undefined;
  const bytes = new Uint8Array(digits.length / 2);
  for (let at = 0; at < bytes.length; at++) {
    bytes[at] = Number.parseInt(digits.slice(2 * at, 2 * at + 2), 16);
  }
  return wrapBytes('hex', bytes);
}

function readBase64(text: string): KeyWrapping | undefined {
  const bytes = decodeBase64(text);
  return bytes && wrapBytes('base64', bytes);
}

function decodeBase64(text: string): Uint8Array<ArrayBuffer> | undefined {
  const body = text.replace(/\s+|\\[rn]/g, '');
  return /^[A-Za-z0-9+/_-]+={0,2}$/.test(body) ? readBase64urlLeniently(body) : undefined;
}

/** Bytes as the text that they are, or as that of the key that they are; undefined for any others. */
export function wrapBytes(
  kind: KeyWrapping['kind'],
  bytes: Uint8Array<ArrayBuffer> | undefined,
): KeyWrapping | undefined {
  const text = bytes && keyText(bytes);
  return text === undefined ? undefined : { kind, text };
}

function keyText(bytes: Uint8Array<ArrayBuffer>): string | undefined {
  if (bytes.length < 30) return undefined;
  const label = bytes.length < 40 ? undefined : sniffDer(bytes);
  if (label !== undefined) return writePem(label, bytes);
  // A compressed point may as well be a secret of 33 bytes.
  if (bytes[0] === 4 && pointKeys(bytes).length > 0) {
    return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
  }
  const isWide = bytes[1] === 0 || (bytes[0] === 0xff && bytes[1] === 0xfe);
  const text = isWide ? new TextDecoder('utf-16le').decode(bytes) : utf8(bytes);
  // biome-ignore lint/suspicious/noControlCharactersInRegex: what has them is no text
  return text === undefined || /[\x00-\x08\x0e-\x1f\ufffd]/.test(text) ? undefined : text;
}

function utf8(bytes: Uint8Array<ArrayBuffer>): string | undefined {
  const text = decodeUtf8(bytes);
  return text.ok ? text.value : undefined;
}
