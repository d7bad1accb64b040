import { explainOtherFormat } from '../explain/explain-other-format.ts';
import type { SignatureVerdict } from '../verdict/signature-verdict.ts';
import { readOtherFormat } from './read-other-format.ts';

/** The verdict on a text of another format than a JWT; undefined where none is recognized. */
export function recognizeFormat(text: string): SignatureVerdict | undefined {
  const found = readOtherFormat(text);
  if (!found) return undefined;
  return {
    state: 'malformed',
    reason: 'other-format',
    format: found.name,
    words: explainOtherFormat(found),
  };
}
