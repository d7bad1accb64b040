import { parseJson } from '../encoding/json-text.ts';
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

/** The other ways to write a JSON text with its members in the same order; none for what is no JSON. */
export function jsonForms(text: string): { readonly form: JsonForm; readonly text: string }[] {
  if (!parseJson(text.trim()).ok) return [];
  const forms: [JsonForm, string][] = [
    ['compact', layOut(text, COMPACT)],
    ['spaced', layOut(text, SPACED)],
    ['indent-2', layOut(text, indented('  '))],
    ['indent-4', layOut(text, indented('    '))],
    ['indent-tab', layOut(text, indented('\t'))],
    ['ascii', toAscii(layOut(text, COMPACT))],
    ['ascii-spaced', toAscii(layOut(text, SPACED))],
    ['slashes', toAscii(layOut(text, COMPACT)).replace(/(?<!\\)\//g, '\\/')],
    ['javascript', JSON.stringify(JSON.parse(text.trim()))],
    ['newline', `${text}\n`],
    ['trimmed', text.trim()],
  ];
  const seen = new Set([text]);
  return forms.flatMap(([form, written]) => {
    if (seen.has(written)) return [];
    seen.add(written);
    return [{ form, text: written }];
  });
}

function indented(indent: string): Layout {
  return { colon: ': ', comma: ',', indent };
}

/** The same words of a valid JSON text with other white space between them. */
function layOut(text: string, { colon, comma, indent }: Layout): string {
  const words = text.match(/"(?:[^"\\]|\\.)*"|[{}[\],:]|[^\s{}[\],:"]+/g) ?? [];
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
