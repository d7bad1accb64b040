import type { Place } from '../extract/token-context.ts';

export type Shell = 'bash' | 'cmd' | 'powershell';

/** A word of a command as the program gets it, with its place in the text. */
export interface CommandWord extends Place {
  readonly value: string;
  /** The first variable in it, as it is written: its value isn’t known. */
  readonly variable: string | undefined;
}

/** A command up to its end; a here-document with its lines comes after the words. */
export interface SplitCommand {
  readonly shell: Shell;
  readonly words: readonly CommandWord[];
  readonly heredoc: Place | undefined;
  readonly end: number;
}

/** Characters that a command may take. */
const REACH = 65_536;

/** The shell by what only it writes: `^` before quotes and at the end of lines, a backtick at the end of lines. */
export function guessShell(command: string): Shell {
  if (/\^(?:[ \t]*\r?\n|")/.test(command)) return 'cmd';
  return /(?:^|\s)`[ \t]*\r?\n|`"/.test(command) ? 'powershell' : 'bash';
}

/** Splits a command as its shell would. */
export function splitCommand(text: string, from: number): SplitCommand {
  const limit = text.slice(from, from + REACH);
  const blank = /\n[ \t]*\r?\n/.exec(limit);
  const shell = guessShell(blank ? limit.slice(0, blank.index) : limit);
  return new Splitter(limit, from, shell).split();
}

const ESCAPES: Readonly<Record<Shell, string>> = { bash: '\\', cmd: '^', powershell: '`' };
const VARIABLES: Readonly<Record<Shell, RegExp>> = {
  bash: /\$(?:\{[^}]*\}|\([^)]*\)|\w+)|`[^`]*`/y,
  cmd: /%[A-Za-z_]\w*%/y,
  powershell: /\$(?:\{[^}]*\}|\([^)]*\)|[\w:]+)/y,
};
const ANSI: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t' };

class Splitter {
  private at = 0;
  private start: number | undefined;
  private value = '';
  private variable: string | undefined;
  private readonly words: CommandWord[] = [];
  private heredocEnd: string | undefined;

  constructor(
    private readonly text: string,
    private readonly offset: number,
    private readonly shell: Shell,
  ) {}

  split(): SplitCommand {
    while (this.at < this.text.length && this.step());
    this.endWord();
    const { shell, words } = this;
    const end = this.offset + this.at;
    const heredoc = this.heredocEnd === undefined ? undefined : this.findHeredoc(this.heredocEnd);
    return { shell, words, heredoc, end: heredoc?.to ?? end };
  }

  /** Takes the next character or quotation; false at the end of the command. */
  private step(): boolean {
    const rest = (pattern: RegExp) => this.match(pattern);
    const char = this.text.charAt(this.at);
    const isBash = this.shell === 'bash';
    if (char === ESCAPES[this.shell]) return this.readEscape();
    if (/[ \t\r]/.test(char)) return this.endWord(1);
    // A wrapped line whose continuation was lost in copying goes on with an option.
    if (char === '\n') return rest(/\n[ \t]*(?=--?[A-Za-z])/y) !== '' && this.endWord();
    if (isBash && /[;|&)]/.test(char) && !this.isInUrl()) return false;
    if (isBash && /[<>]/.test(char)) return this.readRedirection();
    if (isBash && char === '$' && this.text.charAt(this.at + 1) === "'") return this.readAnsi();
    if (char === "'" && this.shell !== 'cmd') return this.readSingle();
    if (char === '"') return this.readDouble();
    return this.take(char);
  }

  /** A URL that its writer forgot to quote: the shell would end the command, and lose what follows. */
  private isInUrl(): boolean {
    return this.value.includes('://') && /^&\w/.test(this.text.slice(this.at, this.at + 2));
  }

  private match(pattern: RegExp): string {
    pattern.lastIndex = this.at;
    const found = pattern.exec(this.text)?.[0] ?? '';
    this.at += found.length;
    return found;
  }

  /** A character, or the variable that begins with it. */
  private take(char: string): true {
    this.start ??= this.at;
    const variable = this.match(VARIABLES[this.shell]);
    if (variable === '') this.at += 1;
    else this.variable ??= variable;
    this.value += variable || char;
    return true;
  }

  private add(value: string, length: number): true {
    this.start ??= this.at;
    this.value += value;
    this.at += length;
    return true;
  }

  private endWord(skip = 0): true {
    if (this.start !== undefined) {
      const [from, to] = [this.offset + this.start, this.offset + this.at];
      this.words.push({ from, to, value: this.value, variable: this.variable });
    }
    this.start = undefined;
    this.value = '';
    this.variable = undefined;
    this.at += skip;
    return true;
  }

  private readEscape(): true {
    const next = this.text.charAt(this.at + 1);
    if (/\s/.test(next) || next === '') {
      const line = /.[ \t]*\r?\n/y;
      if (this.match(line) !== '') return this.shell === 'bash' ? true : this.endWord();
    }
    // Of cmd, the program still sees the quotation mark.
    if (this.shell === 'cmd' && next === '"') return this.readCaretQuoted();
    return this.add(next, 2);
  }

  private readSingle(): true {
    const doubled = this.shell === 'powershell' ? /'(?:[^']|'')*'?/y : /'[^']*'?/y;
    this.start ??= this.at;
    const quoted = this.match(doubled).replace(/^'|'$/g, '');
    this.value += this.shell === 'powershell' ? quoted.replaceAll("''", "'") : quoted;
    return true;
  }

  private readAnsi(): true {
    this.start ??= this.at;
    const quoted = this.match(/\$'(?:[^'\\]|\\[\s\S])*'?/y).replace(/^\$'|'$/g, '');
    this.value += quoted.replace(
      /\\(?:u([0-9A-Fa-f]{1,4})|x([0-9A-Fa-f]{1,2})|([\s\S]))/g,
      (_, code, byte, char) =>
        char === undefined
          ? String.fromCharCode(Number.parseInt(code ?? byte, 16))
          : (ANSI[char] ?? char),
    );
    return true;
  }

  private readDouble(): true {
    this.add('', 1);
    const { shell } = this;
    const escaping = shell === 'powershell' ? '`' : '\\';
    while (this.at < this.text.length) {
      const char = this.text.charAt(this.at);
      const next = this.text.charAt(this.at + 1);
      if (char === '"' && next === '"' && shell !== 'bash') this.add('"', 2);
      else if (char === '"') return this.add('', 1);
      else if (char === escaping && (shell === 'powershell' || /["\\$`\n]/.test(next)))
        this.add(next === '\n' ? '' : next, 2);
      else this.take(char);
    }
    return true;
  }

  /** What the browser copies for cmd: every special character, quotation marks too, has a caret before it. */
  private readCaretQuoted(): true {
    this.add('', 2);
    while (this.at < this.text.length) {
      if (this.match(/\^"/y) !== '') return true;
      const escaped = this.match(/\^\\\^"|\\\^"/y);
      if (escaped !== '') this.value += '"';
      else if (this.text.charAt(this.at) === '^') this.add(this.text.charAt(this.at + 1), 2);
      else this.take(this.text.charAt(this.at));
    }
    return true;
  }

  /** The file of a redirection is not an argument, nor is the number before it. */
  private readRedirection(): true {
    const digits = this.start !== undefined && /^\d$/.test(this.value);
    this.endWord();
    if (digits) this.words.pop();
    const operator = this.match(/[<>]+&?-?[ \t]*/y);
    const count = this.words.length;
    while (this.at < this.text.length && !/[\s;|]/.test(this.text.charAt(this.at))) this.step();
    this.endWord();
    const [target] = this.words.splice(count);
    if (/^<<(?!<)/.test(operator)) this.heredocEnd = target?.value;
    return true;
  }

  /** The lines after that of the command, up to the one that ends them. */
  private findHeredoc(name: string): Place | undefined {
    const first = this.text.indexOf('\n', this.at) + 1;
    if (first === 0) return undefined;
    for (let line = first; line < this.text.length; ) {
      const next = this.text.indexOf('\n', line);
      const end = next === -1 ? this.text.length : next;
      if (this.text.slice(line, end).trim() === name) {
        return { from: this.offset + first, to: this.offset + line };
      }
      line = end + 1;
    }
    return { from: this.offset + first, to: this.offset + this.text.length };
  }
}
