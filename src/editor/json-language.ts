import { json } from '@codemirror/lang-json';
import { HighlightStyle, syntaxHighlighting } from '@codemirror/language';
import type { Extension } from '@codemirror/state';
import { tags } from '@lezer/highlight';
import type { JsonPart } from '../core/compose/complete-json.ts';
import { type CompletionWords, completion } from './completion.ts';

const highlighting = HighlightStyle.define([
  { tag: tags.propertyName, class: 'cm-json-name' },
  { tag: tags.string, class: 'cm-json-string' },
  { tag: [tags.number, tags.bool, tags.null], class: 'cm-json-number' },
]);

/**
 * JSON as a language: colours, indentation and the structure of the text, and
 * for a part of a token the words that could come next. Fetched when somebody
 * begins to edit.
 */
export function jsonLanguage(part: JsonPart | undefined, words: CompletionWords): Extension {
  const coloured = [json(), syntaxHighlighting(highlighting)];
  return part === undefined ? coloured : [coloured, completion(part, words)];
}
