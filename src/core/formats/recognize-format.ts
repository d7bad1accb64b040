import { explainOtherFormat } from '../explain/explain-other-format.ts';
import type { OtherFormatVerdict } from '../verdict/signature-verdict.ts';
import { findUse } from './find-use.ts';
import { readOtherFormat } from './read-other-format.ts';

/**
 * The verdict on a text of another format than a JWT; undefined where none is recognized. In a text
 * that holds a token, however broken, the token is what the user asks about.
 */
export function recognizeFormat(text: string, holdsToken = false): OtherFormatVerdict | undefined {
  const found = readOtherFormat(text);
  if (!found || (holdsToken && DOCUMENTS.has(found.name))) return undefined;
  return {
    state: 'malformed',
    reason: 'other-format',
    format: found.name,
    words: explainOtherFormat(found),
    use: findUse(found, text),
  };
}

/** Formats that a token is found in as in any other text. */
const DOCUMENTS: ReadonlySet<string> = new Set([
  ...[
    'authorization-code',
    'claims-json',
    'error-response',
    'html',
    'introspection',
    'oauth-error',
    'token-response',
  ],
  'xml',
]);
