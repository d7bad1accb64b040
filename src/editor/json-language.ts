import { json } from '@codemirror/lang-json';
import { HighlightStyle, syntaxHighlighting } from '@codemirror/language';
import type { Extension } from '@codemirror/state';
import { tags } from '@lezer/highlight';

const highlighting = HighlightStyle.define([
  { tag: tags.propertyName, class: 'cm-json-name' },
  { tag: tags.string, class: 'cm-json-string' },
  { tag: [tags.number, tags.bool, tags.null], class: 'cm-json-number' },
]);

/** JSON as a language: colours, indentation and the structure of the text. Fetched when somebody begins to edit. */
export const jsonLanguage: Extension = [json(), syntaxHighlighting(highlighting)];
