/** Says so where two texts differ by next to nothing, which the eye misses; else nothing. */
export function explainNearMiss(actual: string, expected: string): string {
  const sameCase = actual.toLowerCase() === expected.toLowerCase();
  if (sameCase) return ' They differ by upper and lower case alone, which counts.';
  if (withoutSlash(actual) === withoutSlash(expected)) {
    const which = actual.length > expected.length ? 'in the token' : 'in the expectation';
    return ` They differ by the slash at the end alone, which stands ${which} and counts.`;
  }
  if (withoutSlash(actual).toLowerCase() === withoutSlash(expected).toLowerCase()) {
    return ' They differ by case and by the slash at the end alone, and both count.';
  }
  if (actual.trim() === expected.trim()) {
    return ' They differ by the white space around it alone, which counts.';
  }
  return '';
}

function withoutSlash(text: string): string {
  return text.replace(/\/$/, '');
}
