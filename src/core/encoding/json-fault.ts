import type { JsonProblem } from './json-text.ts';

/** What most probably went wrong where a text stops being JSON. */
export type JsonCause =
  | 'quote'
  | 'straight-quotes'
  | 'comma'
  | 'extra-comma'
  | 'colon'
  | 'value'
  | 'literal'
  | 'number'
  | 'comment'
  | 'control-character'
  | 'escape'
  | 'closing-brace'
  | 'closing-bracket'
  | 'text-after'
  | 'byte-order-mark'
  | 'empty'
  | 'start'
  | 'unexpected';

/** The cause and its place: the offset counts UTF-16 units from 0, line and column count from 1. */
export interface JsonFault {
  readonly cause: JsonCause;
  readonly offset: number;
  readonly line: number;
  readonly column: number;
  /** The character at that place; empty at the end of the text. */
  readonly character: string;
}

type Expected = 'name' | 'colon' | 'value' | 'comma';

/** What was read before the problem. */
interface State {
  /** The closing characters of the containers that are open. */
  readonly open: readonly string[];
  readonly expected: Expected;
  readonly last: Token;
}

interface Token {
  readonly text: string;
  readonly end: number;
}

type Cause = Pick<JsonFault, 'cause' | 'offset'>;

const TOKEN = /"(?:[^"\\\n\r]|\\.)*(?:"|\\$)?|[{}[\]:,]|[^\s{}[\]:,"]+/g;
/** A number that lacks its last digits. */
const CUT_NUMBER = /^-?(?:\d.*)?[-.eE+]$/;

/** Finds out why a text is not JSON, from what `parseJson` said of it. Linear in the text's length. */
export function findJsonFault(text: string, problem: JsonProblem): JsonFault {
  const { cause, offset } = findCause(text, problem);
  const before = text.slice(0, offset).split(/\r\n?|\n/);
  return {
    cause,
    offset,
    line: before.length,
    column: (before.at(-1)?.length ?? 0) + 1,
    character: Array.from(text.slice(offset, offset + 2))[0] ?? '',
  };
}

function findCause(text: string, problem: JsonProblem): Cause {
  const { offset } = problem;
  switch (problem.code) {
    case 'json-empty':
      return { cause: 'empty', offset: 0 };
    case 'json-byte-order-mark':
      return { cause: 'byte-order-mark', offset };
    case 'json-bad-escape':
      return { cause: 'escape', offset };
    case 'json-text-after':
      return { cause: 'text-after', offset };
    case 'json-control-character':
      return /[\r\n]/.test(text[offset] ?? '')
        ? { cause: 'quote', offset: endOfLine(text, offset) }
        : { cause: 'control-character', offset };
    case 'json-cut-off':
      return causeAtEnd(text);
    case 'json-unexpected':
      return causeOf(text, offset, problem.character);
  }
}

/** A line break within a string: the quote belongs before it, and before the comma there. */
function endOfLine(text: string, offset: number): number {
  let at = offset;
  while (/[\s,]/.test(text[at - 1] ?? '')) at--;
  return at;
}

function causeAtEnd(text: string): Cause {
  const offset = text.trimEnd().length;
  const { open, expected, last } = readUpTo(text, text.length);
  const isInString = last.text.startsWith('"') && !/^"(?:[^"\\]|\\.)*"$/s.test(last.text);
  if (isInString) return { cause: 'quote', offset: text.length };
  if (CUT_NUMBER.test(last.text)) return { cause: 'number', offset };
  if (/^[a-z]+$/.test(last.text) && !/^(?:true|false|null)$/.test(last.text)) {
    return { cause: 'literal', offset };
  }
  if (expected === 'colon') return { cause: 'colon', offset };
  if (expected === 'value' && last.text !== '[') return { cause: 'value', offset };
  return { cause: open.at(-1) === ']' ? 'closing-bracket' : 'closing-brace', offset };
}

function causeOf(text: string, offset: number, character: string): Cause {
  const state = readUpTo(text, offset);
  const { expected, last } = state;
  if (/['‘’“”„«»]/.test(character)) return { cause: 'straight-quotes', offset };
  if (/^(?:\/\/|\/\*|#)/.test(text.slice(offset, offset + 2))) return { cause: 'comment', offset };
  if (last.end === offset) {
    const isNumber = /^-?\d/.test(last.text) && /[\w.+-]/.test(character);
    if (isNumber || CUT_NUMBER.test(last.text)) return { cause: 'number', offset };
    // A string that ends where a word goes on was closed by the wrong quote.
    if (last.text.startsWith('"') && /[\w$]/.test(character)) return { cause: 'quote', offset };
  }
  switch (expected) {
    case 'name':
      if (/[\w$-]/.test(character)) return { cause: 'quote', offset };
      return afterComma(last) ?? { cause: 'unexpected', offset };
    case 'colon':
      return { cause: 'colon', offset: last.end };
    case 'value':
      return causeOfValue(text, offset, state);
    case 'comma':
      return causeAfterValue(state, offset, character);
  }
}

function causeOfValue(text: string, offset: number, { open, last }: State): Cause {
  const character = text[offset] ?? '';
  if (/[+.\d-]/.test(character)) return { cause: 'number', offset };
  const word = /^[\w$]*/.exec(text.slice(offset, offset + 20))?.[0] ?? '';
  if (/^(?:true|false|null|none|undefined|nan|infinity)$/i.test(word)) {
    return { cause: 'literal', offset };
  }
  if (open.length === 0) return { cause: 'start', offset };
  if (word !== '') return { cause: 'quote', offset };
  if (!/[,}\]]/.test(character)) return { cause: 'unexpected', offset };
  return afterComma(last) ?? { cause: 'value', offset };
}

function causeAfterValue({ open, last }: State, offset: number, character: string): Cause {
  if (/["{[\w-]/.test(character)) return { cause: 'comma', offset: last.end };
  if (/[}\]]/.test(character)) {
    return { cause: open.at(-1) === ']' ? 'closing-bracket' : 'closing-brace', offset };
  }
  return { cause: 'unexpected', offset };
}

/** A comma behind which nothing comes. */
function afterComma(last: Token): Cause | undefined {
  return last.text === ',' ? { cause: 'extra-comma', offset: last.end - 1 } : undefined;
}

function readUpTo(text: string, offset: number): State {
  const open: string[] = [];
  let expected: Expected = 'value';
  let last: Token = { text: '', end: 0 };
  for (const match of text.slice(0, offset).matchAll(TOKEN)) {
    const [token] = match;
    last = { text: token, end: match.index + token.length };
    if (token === '{' || token === '[') {
      open.push(token === '{' ? '}' : ']');
      expected = token === '{' ? 'name' : 'value';
    } else if (token === '}' || token === ']') {
      open.pop();
      expected = 'comma';
    } else if (token === ',') {
      expected = open.at(-1) === '}' ? 'name' : 'value';
    } else if (token === ':') {
      expected = 'value';
    } else if (expected === 'name') {
      expected = 'colon';
    } else {
      expected = 'comma';
    }
  }
  return { open, expected, last };
}
