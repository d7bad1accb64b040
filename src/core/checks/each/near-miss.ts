import { say } from '../../words/say.ts';
/** Says so where two texts differ by next to nothing, which the eye misses; else nothing. */
export function explainNearMiss(actual: string, expected: string): string {
  const sameCase = actual.toLowerCase() === expected.toLowerCase();
  if (sameCase) return say`They differ by upper and lower case alone, which counts.`;
  if (withoutSlash(actual) === withoutSlash(expected)) {
    return actual.length > expected.length
      ? say`They differ by the slash at the end alone, which stands in the token and counts.`
      : say`They differ by the slash at the end alone, which stands in the expectation and counts.`;
  }
  if (withoutSlash(actual).toLowerCase() === withoutSlash(expected).toLowerCase()) {
    return say`They differ by case and by the slash at the end alone, and both count.`;
  }
  if (actual.trim() === expected.trim()) {
    return say`They differ by the white space around it alone, which counts.`;
  }
  return '';
}

function withoutSlash(text: string): string {
  return text.replace(/\/$/, '');
}
