import type { Surroundings } from './surroundings.ts';

/** What a token is called by the text right before it. */
export interface TokenName {
  readonly name: string | undefined;
  /** What is between name and token, or how the name was found. */
  readonly separator: ':' | '=' | 'call' | 'option' | 'element' | 'none';
  /** The function, the object or the command's option that takes the token. */
  readonly call: string | undefined;
  /** The name is beside the value in a list of names and values, as HAR has them. */
  readonly isPair: boolean;
  /** The word between name and token: "Bearer", with a colon where one is behind it. */
  readonly scheme: string | undefined;
  /** The text before the name, as far as it was looked at. */
  readonly before: string;
}

/** The word before a token that is a scheme wherever it is, and any in an Authorization header. */
const SCHEME = /(?:^|[\s"'`:=[>,(])(bearer|dpop)[ +]+(?:["'`]\s*[+.&]\s*["'`])?["'`]?$/i;
const SCHEME_OF_HEADER =
  /authorization["'`]?\s*\]?\s*(?:[:=,]|=>)\s*[["'`({]*((?:[a-z]+):?)[ +]+["'`<{[(]?$/i;
const NAMED =
  /(?<![\w$.@-])([\w$.@%-]+)["'`]?\s*\]?\s*(=>|:=|->|[:=])(?:[ \t]*[bfru]?["'`[({]*[ \t]*|\s*["'`[({]+\s*|[ \t]*[|>][+-]?[ \t]*\r?\n[ \t]*|\r?\n[ \t]+)$/i;
const TYPED =
  /\b(?:const|let|var|val|static|readonly|private|public|mut)\s+([\w$]+)\??\s*:\s*[\w<>[\]|&. ]{1,60}\s*=\s*["'`]?$/;
const CALL_WITH_NAME = /(?<![\w$.])([\w$.]+)\(\s*["'`]([^"'`]{1,128})["'`]\s*,\s*["'`]?$/;
const CALL = /(?<![\w$.])([\w$.]+)\(\s*["'`]?$/;
const OPTION = /(?:^|\s)(--?[A-Za-z][\w-]*)[ =]+["'`]?$/;
const ELEMENT = /<([A-Za-z][\w:.-]*)(?:\s[^<>]*)?>\s*$/;
const PAIR =
  /["']?name["']?\s*[:=]\s*["']([^"']{1,128})["']\s*,?\s*(?:["']?\w+["']?\s*[:=]\s*["'\w/-]{1,60}\s*,?\s*)?["']?(?:value|content)["']?\s*[:=]\s*["']?$/i;
const FIELD = /<(?:input|meta|button|textarea|option)\b([^<>]*)\b(?:value|content)\s*=\s*["']?$/i;
const NAME_OF_FIELD = /\bname\s*=\s*["']?([^"'\s<>]{1,128})/i;
const NAME_BEHIND = /^["']\s*,\s*["']name["']\s*:\s*["']([^"']{1,128})["']/;

const NOTHING: TokenName = {
  name: undefined,
  separator: 'none',
  call: undefined,
  isPair: false,
  scheme: undefined,
  before: '',
};

/** Names longer than this are looked for no farther. */
const WINDOW = 200;

/** Reads the name from what is before a token and, where the order is another, behind it. */
export function readName({ cell, quote, outside }: Surroundings, after: string): TokenName {
  // Without a quote the line is all there is, unless the value is on a line of its own.
  const isOwnLine = quote === '' && cell.trim() !== '';
  const text = withShortBlanks((isOwnLine ? cell : outside + quote + cell).slice(-WINDOW));
  const schemed = SCHEME_OF_HEADER.exec(text) ?? SCHEME.exec(text);
  const scheme = schemed?.[1];
  if (!schemed || scheme === undefined) return readNameBefore(text, after);
  const rest = text.slice(0, text.lastIndexOf(scheme));
  return { ...readNameBefore(rest, after), scheme };
}

/** Runs of blanks as short as they can say the same: the patterns ask for blanks in many places. */
function withShortBlanks(text: string): string {
  return text.replace(/\s{2,}/g, (run) => {
    const lineEnds = run.split('\n').length - 1;
    if (lineEnds === 0) return ' ';
    if (lineEnds > 1) return '\n\n';
    return run.endsWith('\n') ? '\n' : '\n ';
  });
}

function readNameBefore(text: string, after: string): TokenName {
  const typed = TYPED.exec(text);
  return (
    readPair(text, after) ??
    (typed ? named(typed[1] ?? '', '=', text.slice(0, typed.index)) : undefined) ??
    readNamed(text) ??
    readTaker(text)
  );
}

/** A name beside the value: of a list in JSON, or of a field in HTML. */
function readPair(text: string, after: string): TokenName | undefined {
  const field = FIELD.exec(text);
  const pair = PAIR.exec(text);
  const behind = /["']value["']\s*:\s*["']$/.test(text) ? NAME_BEHIND.exec(after) : null;
  const name = field
    ? (NAME_OF_FIELD.exec(field[1] ?? '') ?? NAME_OF_FIELD.exec(/^[^<>]*/.exec(after)?.[0] ?? ''))
    : (pair ?? behind);
  if (!name) return undefined;
  return { ...NOTHING, name: name[1], separator: ':', isPair: true };
}

function readNamed(text: string): TokenName | undefined {
  // `?c=s:eyJ…` is how some servers write a signed value.
  const match = NAMED.exec(text.replace(/=[sj]:$/, '='));
  const name = match?.[1];
  if (!match || name === undefined) return undefined;
  return named(name, match[2] === '=' || match[2] === ':=' ? '=' : ':', text.slice(0, match.index));
}

function named(written: string, separator: ':' | '=', before: string): TokenName {
  if (written.startsWith('-')) {
    const name = written.replace(/^-+/, '');
    return { ...NOTHING, name, separator: 'option', call: written, before };
  }
  const owner = /^(.+)\.(?=[\w$]+$)/.exec(written)?.[1] ?? /([\w$.]+)\[\s*["'`]$/.exec(before)?.[1];
  const name = /[^.]*$/.exec(written)?.[0];
  return { ...NOTHING, name, separator, call: owner, before };
}

/** A call, an option or an element that takes the token as it is. */
function readTaker(text: string): TokenName {
  const call = CALL_WITH_NAME.exec(text);
  if (call) return { ...NOTHING, name: call[2], separator: 'call', call: call[1] };
  const option = OPTION.exec(text);
  if (option) {
    const name = option[1]?.replace(/^-+/, '');
    return { ...NOTHING, name, separator: 'option', call: option[1] };
  }
  const element = ELEMENT.exec(text);
  if (element) return { ...NOTHING, name: element[1], separator: 'element' };
  const bare = CALL.exec(text);
  return bare ? { ...NOTHING, separator: 'call', call: bare[1]?.replace(/^\.+/, '') } : NOTHING;
}
