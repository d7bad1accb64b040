import type { Extension } from '@codemirror/state';
import {
  Decoration,
  type DecorationSet,
  type EditorView,
  MatchDecorator,
  ViewPlugin,
  type ViewUpdate,
} from '@codemirror/view';

/** Reading a longer text as a language would cost too much of a frame (6 kB: some 10 ms on a fresh page). */
const LARGE = 3_000;

const WORDS = /("[^"\\]*(?:\\.[^"\\]*)*"?)(\s*:)?|-?\d[\d.eE+-]*|\b(?:true|false|null)\b/g;

const decorator = new MatchDecorator({
  regexp: WORDS,
  decoration: ([, text, colon]) =>
    Decoration.mark({
      class: colon ? 'cm-json-name' : text ? 'cm-json-string' : 'cm-json-number',
    }),
});

/** Colours word by word, and only for what is in view. */
const coloursInView: Extension = ViewPlugin.fromClass(
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

/** What colours a text of that many characters: the language, where it has arrived and is not too dear. */
export function jsonColours(length: number, language: Extension | undefined): Extension {
  return language === undefined || length > LARGE ? coloursInView : language;
}
