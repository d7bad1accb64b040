/** The one stretch in which two texts differ, as a change from the old to the new one. */
export function findChange(
  before: string,
  after: string,
): { readonly from: number; readonly to: number; readonly insert: string } | undefined {
  if (before === after) return undefined;
  const shorter = Math.min(before.length, after.length);
  let head = 0;
  while (head < shorter && before.charCodeAt(head) === after.charCodeAt(head)) head++;
  let to = before.length;
  let end = after.length;
  while (to > head && end > head && before.charCodeAt(to - 1) === after.charCodeAt(end - 1)) {
    to--;
    end--;
  }
  return { from: head, to, insert: after.slice(head, end) };
}
