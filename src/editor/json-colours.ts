import { type Extension, RangeSetBuilder } from '@codemirror/state';
import {
  Decoration,
  type DecorationSet,
  EditorView,
  MatchDecorator,
  ViewPlugin,
  type ViewUpdate,
} from '@codemirror/view';

const WORDS = /("[^"\\]*(?:\\.[^"\\]*)*"?)(\s*:)?|-?\d[\d.eE+-]*|\b(?:true|false|null)\b/g;

const NAME = Decoration.mark({ class: 'cm-json-name' });
const STRING = Decoration.mark({ class: 'cm-json-string' });
const NUMBER = Decoration.mark({ class: 'cm-json-number' });

/** Names without their quotes, which look like the rest of the punctuation. */
const decorator = new MatchDecorator({
  regexp: WORDS,
  decorate: (add, from, to, [, text, colon]) => {
    if (text === undefined) add(from, to, NUMBER);
    else if (colon === undefined) add(from, to, STRING);
    else if (text.length > 2) add(from + 1, from + text.length - 1, NAME);
  },
});

const colours = ViewPlugin.fromClass(
  class {
    decorations: DecorationSet;

    constructor(view: EditorView) {
      this.decorations = decorator.createDeco(view);
    }

    update(update: ViewUpdate) {
      this.decorations = decorator.updateDeco(update, this.decorations);
    }
  },
  { decorations: (plugin) => plugin.decorations },
);

/** Deeper lines are wrapped like those of this depth. */
const DEEPEST = 8;
const STEP = 2;

/** The rest of a line that does not fit is indented two steps more than its beginning. */
const LINES = Array.from({ length: DEEPEST + 1 }, (_, depth) =>
  Decoration.line({ class: `cm-depth-${depth}` }),
);

const indentation = ViewPlugin.fromClass(
  class {
    decorations: DecorationSet;

    constructor(view: EditorView) {
      this.decorations = indentLines(view);
    }

    update({ docChanged, viewportChanged, view }: ViewUpdate) {
      if (docChanged || viewportChanged) this.decorations = indentLines(view);
    }
  },
  { decorations: (plugin) => plugin.decorations },
);

function indentLines({ state: { doc }, visibleRanges }: EditorView): DecorationSet {
  const lines = new RangeSetBuilder<Decoration>();
  let last = -1;
  for (const { from, to } of visibleRanges) {
    for (let at = from; at <= to; ) {
      const line = doc.lineAt(at);
      const spaces = /^ */.exec(doc.sliceString(line.from, line.from + STEP * DEEPEST))?.[0].length;
      const decoration = LINES[Math.floor((spaces ?? 0) / STEP)];
      if (decoration && line.from > last) lines.add(line.from, line.from, decoration);
      last = line.from;
      at = line.to + 1;
    }
  }
  return lines.finish();
}

/** The looks of the wrapped lines, for the theme of the editor. */
export const wrappedLines = Object.fromEntries(
  LINES.map((_, depth) => {
    const hang = depth === 0 ? 0 : STEP * (depth + 1);
    return [
      `&.cm-wrapped .cm-depth-${depth}`,
      { paddingLeft: `calc(16px + ${hang}ch)`, textIndent: `-${hang}ch` },
    ];
  }),
);

/** Punctuation is paler than the rest, except in a text that is not JSON. */
const punctuation = EditorView.contentAttributes.of(({ state: { doc } }) => ({
  class: /^\s*[{[]/.test(doc.sliceString(0, 100)) ? 'cm-json-text' : '',
}));

/** Colours JSON word by word, and only what is in view. */
export const jsonColours: Extension = [colours, indentation, punctuation];
