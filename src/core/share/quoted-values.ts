import type { VisitedValue } from '../encoding/json-query.ts';
import type { JsonNode } from '../encoding/json-text.ts';
import { escapeQuotes, quotations, showUnseen } from '../words/quote.ts';
import { listSensitive } from './sensitive-values.ts';

/** Words may cut a long value; so much of it gives it away. */
const TELLING = 24;
/** A shorter value is also a part of other words, and is looked for in quotes or on its own. */
const OWN_WORD = 4;

/** Tells whether words hold a sensitive value of these documents. */
export function quotesSensitive(roots: readonly JsonNode[]): (words: string) => boolean {
  const parts = new Set<string>();
  const whole = new Set<string>();
  for (const text of roots.flatMap(listSensitive).flatMap(waysToWrite)) {
    if (text.length >= OWN_WORD) parts.add(text.slice(0, TELLING));
    else if (text !== '') whole.add(text);
  }
  const quoted = [...parts, ...[...whole].flatMap(quotations)];
  return (words) => whole.has(words.trim()) || quoted.some((part) => words.includes(part));
}

/** As it is, as JSON has it, and as a sentence shows it. */
function waysToWrite({ value }: VisitedValue): string[] {
  if (value.type !== 'string') return value.type === 'number' ? [value.text] : [];
  const shown = showUnseen(value.value);
  return [value.value, JSON.stringify(value.value).slice(1, -1), shown, escapeQuotes(shown)];
}
