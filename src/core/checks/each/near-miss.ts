import { say } from '../../words/say.ts';
/** Says so where two texts differ by next to nothing, which the eye misses; else nothing. */
export function explainNearMiss(actual: string, expected: string): string {
  const sameCase = actual.toLowerCase() === expected.toLowerCase();
  if (sameCase) return say`They differ only in upper/lower case. Comparison is exact.`;
  if (withoutSlash(actual) === withoutSlash(expected)) {
    return actual.length > expected.length
      ? say`They differ only by a trailing slash in the token’s value. Comparison is exact.`
      : say`They differ only by a trailing slash in the expected value. Comparison is exact.`;
  }
  if (withoutSlash(actual).toLowerCase() === withoutSlash(expected).toLowerCase()) {
    return say`They differ only in upper/lower case and by a trailing slash. Comparison is exact.`;
  }
  if (actual.trim() === expected.trim()) {
    return say`They differ only in surrounding whitespace. Comparison is exact.`;
  }
  return '';
}

function withoutSlash(text: string): string {
  return text.replace(/\/$/, '');
}
