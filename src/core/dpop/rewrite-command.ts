import type { Place } from '../extract/token-context.ts';
import type { HeaderPlace, ProofRequest } from './proof-request.ts';

interface TextEdit extends Place {
  readonly text: string;
}

/**
 * The text with the access token sent as “DPoP”, and the proof beside it (RFC 9449 §7.1). What is
 * written has only characters that mean the same in the quotes of every shell.
 */
export function rewriteText(text: string, request: ProofRequest, proof: string): string {
  return applyEdits(text, 0, text.length, editsOf(text, request, proof));
}

/** The same of the command alone. */
export function rewriteCommand(text: string, request: ProofRequest, proof: string): string {
  const { start, end, heredoc } = request.command;
  // The line that ends a here-document is the one after it.
  const line = heredoc ? text.indexOf('\n', end) : end;
  const to = line === -1 ? text.length : line;
  return applyEdits(text, start, to, editsOf(text, request, proof)).trimEnd();
}

function editsOf(text: string, request: ProofRequest, proof: string): TextEdit[] {
  const { accessToken, authorization, proofs, command } = request;
  const proofLine = `DPoP: ${proof}`;
  const [old, ...others] = proofs;
  const edits: TextEdit[] = others.map((place) => ({ ...withSpaceBefore(text, place), text: '' }));
  if (old) edits.push(replace(text, old, proofLine));
  const added = (place: HeaderPlace) =>
    old ? '' : separatorOf(text, place) + write(text, place, proofLine);
  if (authorization && accessToken !== undefined) {
    const name = authorization.option?.name === 'header' || !authorization.option;
    const title = name ? authorization.name : 'Authorization';
    const sent = write(text, authorization, `${title}: DPoP ${accessToken}`);
    edits.push({
      from: authorization.from,
      to: authorization.to,
      text: sent + added(authorization),
    });
  } else if (!old) {
    const at = command.words[0]?.to ?? command.start;
    const quote = usualQuote(text.slice(command.start, command.end), request);
    edits.push({ from: at, to: at, text: ` -H ${quote}${proofLine}${quote}` });
  }
  return edits;
}

function replace(text: string, place: HeaderPlace, line: string): TextEdit {
  return { from: place.from, to: place.to, text: write(text, place, line) };
}

/** A header in the form of another one of the command. */
function write(text: string, { option, from }: HeaderPlace, line: string): string {
  if (!option) return (/^[ \t]*/.exec(text.slice(from, from + 200))?.[0] ?? '') + line;
  const { word, attached } = option;
  const flag = option.name === 'header' ? text.slice(from, word.from + attached) : '-H ';
  const source = text.slice(word.from + attached, word.to);
  const open = /^(?:\$?'|\^?")/.exec(source)?.[0] ?? (source.includes('^') ? '"' : "'");
  return flag + open + line + open.replace('$', '');
}

/** What is between a header and the argument before it, such as a continued line. */
function separatorOf(text: string, { option, from }: HeaderPlace): string {
  if (!option) return '\n';
  return /[\s\\^`]+$/.exec(text.slice(Math.max(0, from - 200), from))?.[0] ?? ' ';
}

function withSpaceBefore(text: string, place: HeaderPlace): Place {
  return { from: place.from - separatorOf(text, place).length, to: place.to };
}

function usualQuote(command: string, { command: { shell } }: ProofRequest): string {
  if (shell === 'cmd') return command.includes('^"') ? '^"' : '"';
  return command.includes('"') && !command.includes("'") ? '"' : "'";
}

function applyEdits(text: string, from: number, to: number, edits: readonly TextEdit[]): string {
  let at = from;
  let written = '';
  for (const edit of edits.toSorted((one, other) => one.from - other.from)) {
    written += text.slice(at, edit.from) + edit.text;
    at = edit.to;
  }
  return written + text.slice(at, to);
}
