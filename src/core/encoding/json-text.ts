import { fail, ok, type Result } from '../result.ts';

/** A JSON value with its place in the text; `start` and `end` count UTF-16 units. */
export type JsonNode = JsonObject | JsonArray | JsonString | JsonNumber | JsonBoolean | JsonNull;

interface Place {
  readonly start: number;
  readonly end: number;
}
export interface JsonObject extends Place {
  readonly type: 'object';
  /** In the order of the text, duplicates included. */
  readonly members: readonly JsonMember[];
}
export interface JsonArray extends Place {
  readonly type: 'array';
  readonly items: readonly JsonNode[];
}
export interface JsonString extends Place {
  readonly type: 'string';
  readonly value: string;
}
/** A number as it is written; `value` is what JavaScript makes of it, perhaps another number. */
export interface JsonNumber extends Place {
  readonly type: 'number';
  readonly text: string;
  readonly value: number;
}
export interface JsonBoolean extends Place {
  readonly type: 'boolean';
  readonly value: boolean;
}
export interface JsonNull extends Place {
  readonly type: 'null';
}

export interface JsonMember {
  readonly name: string;
  readonly nameStart: number;
  readonly nameEnd: number;
  readonly value: JsonNode;
}

/** Why a text is not JSON (RFC 8259), and the offset in UTF-16 units where it stops being so. */
export type JsonProblem =
  | { readonly code: 'json-empty'; readonly offset: number }
  | { readonly code: 'json-byte-order-mark'; readonly offset: number }
  | { readonly code: 'json-unexpected'; readonly offset: number; readonly character: string }
  | { readonly code: 'json-cut-off'; readonly offset: number }
  | { readonly code: 'json-text-after'; readonly offset: number; readonly character: string }
  | { readonly code: 'json-control-character'; readonly offset: number }
  | { readonly code: 'json-bad-escape'; readonly offset: number };

/**
 * Reads JSON strictly (RFC 8259) and keeps every position, every duplicate
 * member and every number as written. No recursion: depth costs memory only.
 */
export function parseJson(text: string): Result<JsonNode, JsonProblem> {
  return new JsonReader(text).read();
}

/** A container that is still open; `name` is the member whose value comes next. */
type Open =
  | { type: 'object'; start: number; members: JsonMember[]; name?: Omit<JsonMember, 'value'> }
  | { type: 'array'; start: number; items: JsonNode[] };

const LITERAL_OR_NUMBER = /true|false|null|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
/** As far as a text can be the beginning of a number. */
const NUMBER_START = /-?(?:(?:0|[1-9]\d*)(?:\.(?:\d+(?:[eE][+-]?\d*)?)?|[eE][+-]?\d*)?)?/y;
// Up to the closing quote, an escape, or a character that must not be in a string.
// biome-ignore lint/suspicious/noControlCharactersInRegex: JSON forbids exactly these
const PLAIN_CHARACTERS = /[^"\\\u0000-\u001f]*/y;
const ESCAPE = /\\(?:["\\/bfnrt]|u[0-9A-Fa-f]{4})/y;

class JsonReader {
  private offset = 0;
  private readonly open: Open[] = [];

  constructor(private readonly text: string) {}

  read(): Result<JsonNode, JsonProblem> {
    if (this.text.startsWith('\ufeff')) return fail({ code: 'json-byte-order-mark', offset: 0 });
    this.skipWhitespace();
    if (this.offset === this.text.length) return fail({ code: 'json-empty', offset: 0 });
    for (;;) {
      const value = this.readValue();
      if (!value.ok) return value;
      const root = value.value && this.place(value.value);
      if (root && !root.ok) return root;
      if (root?.value) return this.finish(root.value);
    }
  }

  /** The next whole value, or undefined when a container was opened instead. */
  private readValue(): Result<JsonNode | undefined, JsonProblem> {
    this.skipWhitespace();
    const start = this.offset;
    switch (this.text[start]) {
      case '{':
        this.offset++;
        this.skipWhitespace();
        if (this.take('}')) return ok({ type: 'object', members: [], start, end: this.offset });
        return this.openObject(start);
      case '[':
        this.offset++;
        this.skipWhitespace();
        if (this.take(']')) return ok({ type: 'array', items: [], start, end: this.offset });
        this.open.push({ type: 'array', start, items: [] });
        return ok(undefined);
      case '"':
        return this.readString();
      default:
        return this.readLiteralOrNumber();
    }
  }

  private openObject(start: number): Result<undefined, JsonProblem> {
    const container: Open = { type: 'object', start, members: [] };
    this.open.push(container);
    return this.readName(container);
  }

  private readName(container: Open & { type: 'object' }): Result<undefined, JsonProblem> {
    this.skipWhitespace();
    if (this.text[this.offset] !== '"') return this.unexpected();
    const name = this.readString();
    if (!name.ok) return name;
    this.skipWhitespace();
    if (!this.take(':')) return this.unexpected();
    const { value, start, end } = name.value;
    container.name = { name: value, nameStart: start, nameEnd: end };
    return ok(undefined);
  }

  /** Puts a value into its container and closes what ends here; gives the root when all is closed. */
  private place(first: JsonNode): Result<JsonNode | undefined, JsonProblem> {
    let node = first;
    for (;;) {
      const container = this.open.at(-1);
      if (!container) return ok(node);
      if (container.type === 'array') container.items.push(node);
      else if (container.name) container.members.push({ ...container.name, value: node });
      this.skipWhitespace();
      if (this.take(','))
        return container.type === 'object' ? this.readName(container) : ok(undefined);
      if (!this.take(container.type === 'object' ? '}' : ']')) return this.unexpected();
      this.open.pop();
      node = closed(container, this.offset);
    }
  }

  private finish(root: JsonNode): Result<JsonNode, JsonProblem> {
    this.skipWhitespace();
    if (this.offset === this.text.length) return ok(root);
    const offset = this.offset;
    return fail({ code: 'json-text-after', offset, character: characterAt(this.text, offset) });
  }

  private readString(): Result<JsonString, JsonProblem> {
    const start = this.offset++;
    let escaped = false;
    for (;;) {
      this.skip(PLAIN_CHARACTERS);
      if (this.take('"')) break;
      if (this.offset >= this.text.length) return this.unexpected();
      if (this.text[this.offset] !== '\\') {
        return fail({ code: 'json-control-character', offset: this.offset });
      }
      if (!this.skip(ESCAPE)) return this.badEscape();
      escaped = true;
    }
    const inner = this.text.slice(start + 1, this.offset - 1);
    const value = escaped ? (JSON.parse(`"${inner}"`) as string) : inner;
    return ok({ type: 'string', value, start, end: this.offset });
  }

  private badEscape(): Result<never, JsonProblem> {
    const rest = this.text.slice(this.offset);
    return /^\\(?:u[0-9A-Fa-f]{0,3})?$/.test(rest)
      ? fail({ code: 'json-cut-off', offset: this.text.length })
      : fail({ code: 'json-bad-escape', offset: this.offset });
  }

  private readLiteralOrNumber(): Result<JsonNode, JsonProblem> {
    const start = this.offset;
    const isWhole = this.skip(LITERAL_OR_NUMBER);
    // `01`, `1.` and `nullx` start well and then go on with what no value may hold.
    if (!isWhole || /[\w.+-]/.test(this.text[this.offset] ?? '')) return this.brokenWord(start);
    const end = this.offset;
    const text = this.text.slice(start, end);
    switch (text) {
      case 'true':
      case 'false':
        return ok({ type: 'boolean', value: text === 'true', start, end });
      case 'null':
        return ok({ type: 'null', start, end });
      default:
        return ok({ type: 'number', text, value: Number(text), start, end });
    }
  }

  /** A literal or number that is none: cut off at the end of the text, else wrong at a character. */
  private brokenWord(start: number): Result<never, JsonProblem> {
    if (/[-\d]/.test(this.text[start] ?? '')) {
      this.offset = start;
      this.skip(NUMBER_START);
      return this.unexpected();
    }
    const rest = this.text.slice(start, start + 5);
    if (rest !== '' && ['true', 'false', 'null'].some((word) => word.startsWith(rest))) {
      return fail({ code: 'json-cut-off', offset: this.text.length });
    }
    return this.unexpected();
  }

  private unexpected(): Result<never, JsonProblem> {
    const { offset, text } = this;
    return offset >= text.length
      ? fail({ code: 'json-cut-off', offset: text.length })
      : fail({ code: 'json-unexpected', offset, character: characterAt(text, offset) });
  }

  private take(character: string): boolean {
    if (this.text[this.offset] !== character) return false;
    this.offset++;
    return true;
  }

  private skipWhitespace(): void {
    for (;;) {
      const code = this.text.charCodeAt(this.offset);
      if (code !== 0x20 && code !== 0x0a && code !== 0x0d && code !== 0x09) return;
      this.offset++;
    }
  }

  private skip(pattern: RegExp): boolean {
    pattern.lastIndex = this.offset;
    if (!pattern.test(this.text)) return false;
    this.offset = pattern.lastIndex;
    return true;
  }
}

function closed(container: Open, end: number): JsonNode {
  return container.type === 'object'
    ? { type: 'object', members: container.members, start: container.start, end }
    : { type: 'array', items: container.items, start: container.start, end };
}

function characterAt(text: string, offset: number): string {
  return String.fromCodePoint(text.codePointAt(offset) ?? 0);
}
