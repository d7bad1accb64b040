import type { Place } from '../extract/token-context.ts';
import { fail, ok, type Result } from '../result.ts';
import { type CurlOption, readOptions } from './curl-options.ts';
import { type SplitCommand, splitCommand } from './split-command.ts';

/** A cURL command for which a DPoP proof is made. */
export interface ProofRequest {
  /** As curl sends it. */
  readonly method: string;
  /** The URL without query and fragment (RFC 9449 §4.2). */
  readonly url: string;
  /** What the proof is bound to by “ath”; undefined for a request without an access token. */
  readonly accessToken: string | undefined;
  readonly command: SplitCommand & { readonly start: number };
  readonly authorization: HeaderPlace | undefined;
  /** The proofs that are in the command. */
  readonly proofs: readonly HeaderPlace[];
}

/** A header of a command: an option, or a line of its here-document. */
export interface HeaderPlace extends Place {
  readonly name: string;
  readonly value: string;
  readonly variable: string | undefined;
  /** Undefined for a line. */
  readonly option: CurlOption | undefined;
}

export type ProofRequestProblem =
  | 'no-command'
  | 'several-commands'
  | 'several-requests'
  | 'several-tokens'
  | 'config-file'
  | 'no-url'
  | 'not-a-url'
  | { readonly placeholder: string };

const CURL = /(?<![\w.-])curl(?:\.exe)?(?=[ \t^\\`\r\n])/gi;
/** The word after the name of a program, on the next line where this one is continued, without its quotes. */
const NEXT_WORD = /^\S{1,100}\s{1,100}(?:[\\^`]\s{1,100})?[$^]?['"]?(\S{0,100})/;
const MOST_BEFORE_WORD = 500;

/** More would be a log, of which one must be selected. */
const MOST_COMMANDS = 1000;

/** Reads the command that `place` is in, or the only one of a text. */
export function readProofRequest(
  text: string,
  place: number | undefined,
): Result<ProofRequest, ProofRequestProblem> {
  const commands = findCommands(text);
  const around = commands.find(
    ({ start, end }) => place !== undefined && place >= start && place < end,
  );
  const command = around ?? commands[0];
  if (!command) return fail('no-command');
  if (!around && commands.length > 1) return fail('several-commands');
  return readCommand(text, command);
}

type Command = ProofRequest['command'];

function findCommands(text: string): Command[] {
  const commands: Command[] = [];
  for (const { index } of text.matchAll(CURL)) {
    const last = commands.at(-1);
    if (last && index < last.end) continue;
    // In prose, curl is a word; what is called has an option or a URL behind it.
    const [, next = ''] = NEXT_WORD.exec(text.slice(index, index + MOST_BEFORE_WORD)) ?? [];
    if (!/^-|:\/\/|[.:/]\w|^localhost/.test(next)) continue;
    commands.push({ ...splitCommand(text, index), start: index });
    if (commands.length === MOST_COMMANDS) break;
  }
  return commands;
}

function readCommand(text: string, command: Command): Result<ProofRequest, ProofRequestProblem> {
  const options = readOptions(command.words.slice(1));
  const has = (name: string) => options.some((option) => option.name === name);
  if (has('next')) return fail('several-requests');
  if (has('config')) return fail('config-file');
  const urls = options.filter(({ name }) => name === '' || name === 'url');
  const [address] = urls;
  if (!address) return fail('no-url');
  if (urls.length > 1) return fail('several-requests');
  const url = readUrl(address, has('globoff'));
  if (!url.ok) return url;
  const told = options.findLast(({ name }) => name === 'request');
  if (told?.word.variable) return fail({ placeholder: told.word.variable });
  const headers = [
    ...options.flatMap((option) => headerOf(option) ?? []),
    ...(readsHeaders(options) ? linesOf(text, command.heredoc) : []),
  ];
  const named = (name: string) => headers.filter((header) => header.name.toLowerCase() === name);
  const authorizations = named('authorization');
  const [authorization] = authorizations;
  if (authorizations.length > 1) return fail('several-tokens');
  const token = readAccessToken(authorization);
  if (!token.ok) return token;
  return ok({
    method: told?.argument || methodOf(options),
    url: url.value,
    accessToken: token.value,
    command,
    authorization,
    proofs: named('dpop'),
  });
}

function methodOf(options: readonly CurlOption[]): string {
  const has = (pattern: RegExp) => options.some(({ name }) => pattern.test(name));
  if (has(/^head$/)) return 'HEAD';
  if (has(/^get$/)) return 'GET';
  if (has(/^upload-file$/)) return 'PUT';
  return has(/^(?:data(?:-.*)?|form|form-string|json)$/) ? 'POST' : 'GET';
}

/** As curl calls it: without a scheme it takes HTTP, and it sends no name and password in the URL. */
function readUrl(
  { argument, word }: CurlOption,
  isLiteral: boolean,
): Result<string, ProofRequestProblem> {
  const [address = ''] = argument.split(/[?#]/);
  if (word.variable && address.includes(word.variable)) return fail({ placeholder: word.variable });
  const filled = isLiteral ? undefined : /\{[^}]*\}?|\[(?![\dA-Fa-f:.]*:)[^\]]*\]?/.exec(address);
  if (filled) return fail({ placeholder: filled[0] });
  const whole = /^[a-z][\w+.-]*:\/\//i.test(address) ? address : `http://${address}`;
  try {
    const { protocol, origin, pathname } = new URL(whole);
    return /^https?:$/.test(protocol) ? ok(`${origin}${pathname}`) : fail('not-a-url');
  } catch {
    return fail('not-a-url');
  }
}

function headerOf(option: CurlOption): HeaderPlace | undefined {
  const { name, argument, word, from, to } = option;
  const { variable } = word;
  if (name === 'oauth2-bearer') {
    return { name: 'Authorization', value: `Bearer ${argument}`, variable, option, from, to };
  }
  const header = name === 'header' ? HEADER.exec(argument) : null;
  if (!header) return undefined;
  const [, title = '', value = ''] = header;
  return { name: title, value: value.trim(), variable, option, from, to };
}

const HEADER = /^[ \t]*([\w-]+)[ \t]*:(.*)$/s;

/** Whether a here-document is read for headers. */
function readsHeaders(options: readonly CurlOption[]): boolean {
  return options.some(({ name, argument }) => name === 'header' && argument === '@-');
}

function linesOf(text: string, heredoc: Place | undefined): HeaderPlace[] {
  if (!heredoc) return [];
  const lines = text.slice(heredoc.from, heredoc.to).matchAll(/^[ \t]*([\w-]+)[ \t]*:(.*)$/gm);
  return Array.from(lines, ({ index, 0: line, 1: name = '', 2: value = '' }) => {
    const from = heredoc.from + index;
    const variable = /\$(?:\{[^{}$]{0,200}\}|\w+)/.exec(value)?.[0];
    const whole = line.trimEnd();
    return {
      name,
      value: value.trim(),
      variable,
      option: undefined,
      from,
      to: from + whole.length,
    };
  });
}

/** What follows "Bearer" or "DPoP" (RFC 9449 §7.1); other schemes have no access token. */
function readAccessToken(
  header: HeaderPlace | undefined,
): Result<string | undefined, ProofRequestProblem> {
  const match = /^(?:(?:bearer|dpop)[ \t]+)+(.*)$/i.exec(header?.value ?? '');
  if (!header || !match) return ok(undefined);
  const [, token = ''] = match;
  if (header.variable) return fail({ placeholder: header.variable });
  return /^[\w.~+/-]+=*$/.test(token) ? ok(token) : fail({ placeholder: token });
}
