import { Compartment, EditorState, type Extension } from '@codemirror/state';
import { highlightSpecialChars } from '@codemirror/view';

/** Zero-width and other characters that hide in a copied text, besides those CodeMirror shows. */
const HIDDEN =
  /\u00ad|\u034f|[\u115f\u1160]|[\u17b4\u17b5]|\u180e|[\u2000-\u200f]|[\u202a-\u202e]|[\u2060-\u206f]|\u3164|\ufeff/g;
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is counted
const COUNTED = /[\x00-\x08\x0b-\x1f\x7f-\x9f\u2000-\u200f\u2028-\u202e\u2060-\u206f\ufeff]/g;

/** More of them in the beginning of a text make it a text of nothing else: each is an element of the page. */
const MOST = 2_000;
const BEGINNING = 50_000;

const shown = highlightSpecialChars({ addSpecialChars: HIDDEN });
const notShown: Extension = [];
const compartment = new Compartment();

/** Shows the characters that are not seen, except in a text that is full of them. */
export const specialCharacters: Extension = [
  compartment.of(shown),
  EditorState.transactionExtender.of(({ docChanged, newDoc, startState }) => {
    if (!docChanged) return null;
    const count = newDoc.sliceString(0, BEGINNING).match(COUNTED)?.length ?? 0;
    const wanted = count > MOST ? notShown : shown;
    return compartment.get(startState) === wanted
      ? null
      : { effects: compartment.reconfigure(wanted) };
  }),
];
