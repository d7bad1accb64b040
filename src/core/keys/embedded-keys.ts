import type { KeyWrapping } from './key-wrapping.ts';
import { readSpelledMembers } from './spelled-members.ts';

/** Pieces of one text that are looked into. */
const MAX_PIECES = 200;
/** Characters of the shortest key in a longer text: shorter pieces cannot be told from names and words. */
const MIN_CHARACTERS = 40;

/**
 * The pieces of a text that may be a key with something around it: arguments of a call, attributes
 * of XML, what follows a prefix such as `base64:` or `did:jwk:`, and members without their JSON.
 */
export function* readEmbedded(text: string): Generator<KeyWrapping> {
  const pieces = [sliceBrackets(text), ...findStrings(text), ...findRuns(text)];
  for (const piece of new Set(pieces)) {
    if (piece !== undefined && piece.length >= MIN_CHARACTERS && piece !== text) {
      yield { kind: 'surroundings', text: piece };
    }
  }
  const members = readSpelledMembers(text);
  if (members !== undefined) yield { kind: 'members', text: members };
}

/** From the first opening brace or bracket to the last closing one, as in `({…})` and `JSON.parse('{…}')`. */
function sliceBrackets(text: string): string | undefined {
  const start = text.search(/[{[]/);
  if (start < 1) return undefined;
  const end = text.lastIndexOf(text.charAt(start) === '{' ? '}' : ']');
  return end > start ? text.slice(start, end + 1) : undefined;
}

/** The strings of source code or markup in their quotes; those that are joined count as one. */
function findStrings(text: string): string[] {
  const found: string[] = [];
  let end = -1;
  for (let at = 0; at < text.length && found.length < MAX_PIECES; at++) {
    const quote = text.charAt(at);
    if (!/["'`]/.test(quote)) continue;
    const start = at;
    at = closingQuote(text, at);
    // No other string begins in one that has no end.
    if (at === -1) break;
    const literal = text.slice(start, at + 1);
    const isJoined = end !== -1 && /^[+.]?\s{0,40}\\?$/.test(text.slice(end, start).trim());
    if (isJoined) found.push(`${found.pop() ?? ''}${literal}`);
    else found.push(literal);
    end = at + 1;
  }
  return found;
}

function closingQuote(text: string, start: number): number {
  const quote = text.charAt(start);
  for (let at = start + 1; at < text.length; at++) {
    if (text.charAt(at) === '\\') at++;
    else if (text.charAt(at) === quote) return at;
  }
  return -1;
}

const RUN =
  /[A-Za-z0-9+/_-]{40,}(?:(?:\\[rn]|[ \t]{0,20}\r?\n[ \t]{0,20}){1,4}(?!--)[A-Za-z0-9+/_-]{1,200})*={0,2}/g;
/** Where base64 of DER, of an SSH key, of JSON or of PEM may begin behind a word. */
const BEGINNING = /[-_/+](?=M[A-P]|AAAA|e[wy]|LS0t)/g;
/** Characters of the words before it. */
const MAX_PREFIX = 64;

/** Runs of base64 or hex, over lines or not. The parts of a token are none: its header may hold a key. */
function findRuns(text: string): string[] {
  const found: string[] = [];
  for (const { 0: run, index } of text.matchAll(RUN)) {
    if (found.length >= MAX_PIECES) break;
    const end = index + run.length;
    if (/^\.[\w-]/.test(text.slice(end, end + 2)) || /\w\.$/.test(text.slice(index - 2, index))) {
      continue;
    }
    const [line = ''] = run.split(/\\[rn]|\s/, 1);
    const last = [...run.slice(0, MAX_PREFIX).matchAll(BEGINNING)].at(-1);
    found.push(run);
    if (line !== run) found.push(line);
    if (last) found.push(run.slice(last.index + 1));
  }
  return found;
}
