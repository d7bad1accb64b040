import { countColumn, type EditorState } from '@codemirror/state';

/**
 * Stands in for what `@codemirror/commands` asks of `@codemirror/language` and
 * `@lezer/common`, which would bring a parser into the first load (14 kB
 * gzipped). A new line is indented as the one before it, and a step deeper
 * behind an opening bracket; that is all JSON needs. `vite.config.ts` puts this
 * file in their place, for that one package.
 */
const STEP = 2;

/** Where a line is about to be indented. */
export class IndentContext {
  constructor(readonly state: EditorState) {}

  /** The column at which the text of a line begins. */
  lineIndent(position: number): number {
    const { text } = this.state.doc.lineAt(position);
    return countColumn(/^\s*/.exec(text)?.[0] ?? '', this.state.tabSize);
  }
}

export function getIndentation(context: IndentContext, position: number): number {
  const { from, text } = context.state.doc.lineAt(position);
  const isOpening = /[{[]\s*$/.test(text.slice(0, position - from));
  return context.lineIndent(position) + (isOpening ? STEP : 0);
}

export function indentString(_state: EditorState, columns: number): string {
  return ' '.repeat(columns);
}

export function getIndentUnit(): number {
  return STEP;
}

export const indentUnit = undefined;

export function matchBrackets(): null {
  return null;
}

/** No structure is known. */
export function syntaxTree() {
  const nothing = { childBefore: () => null, childAfter: () => null };
  return { resolveInner: () => nothing, resolveStack: () => null };
}

export const NodeProp = { closedBy: undefined, openedBy: undefined };
