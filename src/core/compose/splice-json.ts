/** One word of a JSON text: a string, number, literal or punctuation mark. */
interface Lexeme {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

/**
 * Carries an edit over into the original text of a part: what the edit left
 * alone stays byte for byte, white space included, whatever the layout in
 * which it was edited. Both texts must be JSON.
 */
export function spliceJson(original: string, edited: string): string {
  const before = lexemes(original);
  const after = lexemes(edited);
  const most = Math.min(before.length, after.length);
  const head = commonLength(most, (index) => before[index]?.text === after[index]?.text);
  const tail = commonLength(
    most - head,
    (index) => before.at(-1 - index)?.text === after.at(-1 - index)?.text,
  );
  if (before.length === after.length && head === before.length) return original;
  const changed = after
    .slice(head, after.length - tail)
    .map((lexeme) => lexeme.text)
    .join('');
  const firstGone = before[head];
  const lastGone = before[before.length - tail - 1];
  const isInsertion = head + tail === before.length;
  const headEnd = isInsertion
    ? (before[head - 1]?.end ?? 0)
    : (firstGone?.start ?? original.length);
  const tailStart = isInsertion ? headEnd : (lastGone?.end ?? original.length);
  return original.slice(0, headEnd) + changed + original.slice(tailStart);
}

function lexemes(json: string): Lexeme[] {
  return Array.from(
    json.matchAll(/"[^"\\]*(?:\\.[^"\\]*)*"?|[{}[\]:,]|[^\s{}[\]:,"]+/g),
    ({ 0: text, index }) => ({ text, start: index, end: index + text.length }),
  );
}

function commonLength(most: number, isSame: (index: number) => boolean): number {
  let length = 0;
  while (length < most && isSame(length)) length++;
  return length;
}
