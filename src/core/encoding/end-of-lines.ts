/** Lines that a text box shows: browsers take long to lay out more. */
export const MOST_LINES = 10_000;

/** Where the last line ends that a text box shows; undefined where it shows them all. */
export function endOfLines(text: string): number | undefined {
  if (text.length < MOST_LINES) return undefined;
  let end = -1;
  for (let count = 0; count < MOST_LINES; count++) {
    end = text.indexOf('\n', end + 1);
    if (end === -1) return undefined;
  }
  return end;
}

/** Text boxes know line feeds only; what is kept must be what they show. */
export function withLineFeeds(text: string): string {
  return text.includes('\r') ? text.replace(/\r\n?/g, '\n') : text;
}
