import type { FoundToken, SourceRun } from './found-token.ts';

/** How base64url of `{"`, `{ `, `{` and a tab or line break begins: the start of any JOSE header. */
const HEADER_START = 'e(?:y[A-DI-L]|w[0-3k-r])';
const STARTS_LIKE_HEADER = new RegExp(`^${HEADER_START}`);
const EMBEDDED_TOKEN = new RegExp(`(?<![\\w-])${HEADER_START}[\\w-]*(?:\\.[\\w-]*)+`, 'g');
const TOKEN_CHARACTERS = /^[\w\-.+/=]+$/;

/** What may stand before and after a token when the text holds nothing else. */
const BEFORE_TOKEN =
  /^\s*(?:["'`]\s*)?(?:(?:proxy-)?authorization\s*:\s*)?(?:bearer\s+)?(?:["'`]\s*)?/i;
const AFTER_TOKEN = /[\s"'`,;]*$/;

/** A line of a wrapped token is rarely shorter; a word of prose rarely longer. */
const SHORTEST_WRAPPED_LINE = 16;

/**
 * Finds the tokens in any text. A text that is one token, whole or broken, is
 * read as that token, so that its faults can be named; in any other text only
 * what begins like a JOSE header counts.
 */
export function extractTokens(text: string): FoundToken[] {
  const start = BEFORE_TOKEN.exec(text)?.[0].length ?? 0;
  const end = text.length - (AFTER_TOKEN.exec(text.slice(start))?.[0].length ?? 0);
  if (start >= end) return [];
  if (isOneToken(text.slice(start, end))) return [joinRuns(text, start, end)];
  return Array.from(text.matchAll(EMBEDDED_TOKEN), (match) => {
    const compact = withoutSentenceDot(match[0]);
    return joinRuns(text, match.index, match.index + compact.length);
  });
}

function isOneToken(body: string): boolean {
  const words = body.split(/\s+/);
  const [first = ''] = words;
  if (words.length === 1) return STARTS_LIKE_HEADER.test(first) || isDotted(first);
  if (!STARTS_LIKE_HEADER.test(first)) return false;
  return (
    words.every(
      (word, index) =>
        TOKEN_CHARACTERS.test(word) &&
        (index === 0 || !isCompleteToken(word)) &&
        (index === words.length - 1 || word.length >= SHORTEST_WRAPPED_LINE),
    ) && isWrapped(body, words)
  );
}

/** `a.b` and `a.b.c` of base64url characters: perhaps a token whose header is broken. */
function isDotted(word: string): boolean {
  return TOKEN_CHARACTERS.test(word) && word.includes('.');
}

function isCompleteToken(word: string): boolean {
  return STARTS_LIKE_HEADER.test(word) && word.split('.').length >= 3;
}

/** White space inside a token is a line break; blanks alone only between long pieces. */
function isWrapped(body: string, words: readonly string[]): boolean {
  const breaks = body.match(/\s+/g) ?? [];
  return breaks.every(
    (white, index) =>
      /[\r\n]/.test(white) || (words[index + 1]?.length ?? 0) >= SHORTEST_WRAPPED_LINE,
  );
}

/** The full stop of a sentence is no part: three dots and nothing behind them are one too many. */
function withoutSentenceDot(compact: string): string {
  const dots = compact.split('.').length - 1;
  return dots === 3 && compact.endsWith('.') ? compact.slice(0, -1) : compact;
}

function joinRuns(text: string, start: number, end: number): FoundToken {
  const runs: SourceRun[] = [];
  let compact = '';
  for (const match of text.slice(start, end).matchAll(/\S+/g)) {
    const from = start + match.index;
    runs.push({ from, to: from + match[0].length, at: compact.length });
    compact += match[0];
  }
  return { compact, start, end, runs };
}
