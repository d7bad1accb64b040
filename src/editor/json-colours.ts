import { json } from '@codemirror/lang-json';
import { HighlightStyle, syntaxHighlighting } from '@codemirror/language';
import type { Extension } from '@codemirror/state';
import {
  Decoration,
  type DecorationSet,
  type EditorView,
  MatchDecorator,
  ViewPlugin,
  type ViewUpdate,
} from '@codemirror/view';
import { tags } from '@lezer/highlight';

/** Reading a longer text as a language would cost too much of a frame (6 kB: some 10 ms on a fresh page). */
const LARGE = 3_000;

const highlighting = HighlightStyle.define([
  { tag: tags.propertyName, class: 'cm-json-name' },
  { tag: tags.string, class: 'cm-json-string' },
  { tag: [tags.number, tags.bool, tags.null], class: 'cm-json-number' },
]);

/** JSON as a language: colours, indentation and the structure of the text. */
const language: Extension = [json(), syntaxHighlighting(highlighting)];

const WORDS = /("(?:[^"\\]|\\.)*")(\s*:)?|-?\d[\d.eE+-]*|\b(?:true|false|null)\b/g;

const decorator = new MatchDecorator({
  regexp: WORDS,
  decoration: ([, text, colon]) =>
    Decoration.mark({
      class: colon ? 'cm-json-name' : text ? 'cm-json-string' : 'cm-json-number',
    }),
});

/** The same colours, word by word, and only for what is in view. */
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

/** What colours a text of that many characters. */
export function jsonColours(length: number): Extension {
  return length > LARGE ? coloursInView : language;
}
