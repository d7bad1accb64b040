import { closeBrackets, closeBracketsKeymap } from '@codemirror/autocomplete';
import { json } from '@codemirror/lang-json';
import { type Extension, Prec } from '@codemirror/state';
import { EditorView, highlightActiveLine, keymap } from '@codemirror/view';
import type { JsonPart } from '../core/compose/complete-json.ts';
import { describePlace } from '../core/compose/json-place.ts';
import { type CompletionWords, completion } from './completion.ts';

/**
 * A quote that ends a string must not bring a second one. The library knows strings by a parser,
 * and those that are not closed yet not even then.
 */
const closingQuote = EditorView.inputHandler.of((view, from, to, text) => {
  const { state } = view;
  if (text !== '"' || from !== to || state.readOnly) return false;
  if (state.sliceDoc(from, from + 1) === '"') return false;
  if (!describePlace(state.sliceDoc(0, from)).isInString) return false;
  view.dispatch({
    changes: { from, insert: text },
    selection: { anchor: from + 1 },
    userEvent: 'input.type',
    scrollIntoView: true,
  });
  return true;
});

/**
 * What helps to write the JSON of a part of a token: the language, which knows its brackets and how
 * it is indented, and the words that may come next. Fetched when the editor gets the focus.
 */
export function jsonEditing(part: JsonPart | undefined, words: CompletionWords): Extension {
  return [
    json(),
    Prec.high(closingQuote),
    closeBrackets(),
    Prec.high(keymap.of(closeBracketsKeymap)),
    highlightActiveLine(),
    part === undefined ? [] : completion(part, words),
  ];
}
