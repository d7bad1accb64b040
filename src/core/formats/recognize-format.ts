import { explainOtherFormat } from '../explain/explain-other-format.ts';
import type { SignatureVerdict } from '../verdict/signature-verdict.ts';
import type { OtherFormat } from './other-format.ts';
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
    token: tokenInside(found),
  };
}

/** The whole JWS of a health card; one of several codes has a part of it. */
function tokenInside({ name, variant, content = '' }: OtherFormat): string | undefined {
  const isWhole = name === 'health-card' && variant === undefined;
  return isWhole && /^[\w-]+\.[\w-]+\.[\w-]+$/.test(content) ? content : undefined;
}
