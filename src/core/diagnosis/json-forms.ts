import { type JsonNode, parseJson } from '../encoding/json-text.ts';
import type { JsonForm } from '../verdict/diagnosis.ts';

interface Layout {
  readonly colon: string;
  readonly comma: string;
  /** One step of indentation; undefined: all on one line. */
  readonly indent?: string;
}

const COMPACT: Layout = { colon: ':', comma: ',' };
/** What Python's json.dumps writes unless told otherwise. */
const SPACED: Layout = { colon: ': ', comma: ', ' };

export interface RewrittenJson {
  readonly form: JsonForm;
  readonly text: string;
}

const FORMS: readonly (readonly [JsonForm, (text: string) => string])[] = [
  ['compact', (text) => layOut(text, COMPACT)],
  ['spaced', (text) => layOut(text, SPACED)],
  ['indent-2', (text) => layOut(text, indented('  '))],
  ['indent-4', (text) => layOut(text, indented('    '))],
  ['indent-tab', (text) => layOut(text, indented('\t'))],
  ['ascii', (text) => toAscii(layOut(text, COMPACT))],
  ['ascii-spaced', (text) => toAscii(layOut(text, SPACED))],
  ['slashes', (text) => toAscii(layOut(text, COMPACT)).replace(/(?<!\\)\//g, '\\/')],
  ['javascript', (text) => JSON.stringify(JSON.parse(text.trim()))],
  ['newline', (text) => `${text}\n`],
  ['trimmed', (text) => text.trim()],
];

/**
 * The other ways to write a JSON text with its members in the same order, one
 * at a time, as a long text takes a while; none for what is not JSON.
 */
export function* jsonForms(text: string): Generator<RewrittenJson> {
  const root = parseJson(text.trim());
  if (!root.ok || isDeep(root.value)) return;
  const seen = new Set([text]);
  for (const [form, write] of FORMS) {
    const written = write(text);
    if (!seen.has(written)) yield { form, text: written };
    seen.add(written);
  }
}

/** Deeper than this a document is not written in other ways: its indentation would be longer than itself. */
const DEEPEST = 64;

function isDeep(root: JsonNode): boolean {
  let level: readonly JsonNode[] = [root];
  for (let depth = 0; level.length > 0; depth++) {
    if (depth > DEEPEST) return true;
    level = level.flatMap((node) => {
      if (node.type === 'object') return node.members.map(({ value }) => value);
      return node.type === 'array' ? node.items : [];
    });
  }
  return false;
}

function indented(indent: string): Layout {
  return { colon: ': ', comma: ',', indent };
}

/** The same words of a valid JSON text with other white space between them. */
function layOut(text: string, { colon, comma, indent }: Layout): string {
  const words = text.match(/"[^"\\]*(?:\\.[^"\\]*)*"?|[{}[\],:]|[^\s{}[\],:"]+/g) ?? [];
  let depth = 0;
  const line = () => (indent === undefined ? '' : `\n${indent.repeat(depth)}`);
  return words
    .map((word, index) => {
      switch (word) {
        case '{':
        case '[':
          depth++;
          return isClosing(words[index + 1]) ? word : word + line();
        case '}':
        case ']':
          depth--;
          return isOpening(words[index - 1]) ? word : line() + word;
        case ',':
          return comma + line();
        case ':':
          return colon;
        default:
          return word;
      }
    })
    .join('');
}

function isOpening(word: string | undefined): boolean {
  return word === '{' || word === '[';
}

function isClosing(word: string | undefined): boolean {
  return word === '}' || word === ']';
}

/** With escapes for whatever is not ASCII, in lower case as Python and PHP write them. */
function toAscii(text: string): string {
  return text.replace(
    /[\u0080-\uffff]/g,
    (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}
