/** No name in any registry that we ask for is longer. */
const LONGEST_NAME = 40;

/**
 * The name that was probably meant: the same but for case, spaces, "-" and "_", or at most
 * two characters away; undefined where none is near, or where it is exactly that.
 */
export function nearestName(text: string, names: Iterable<string>): string | undefined {
  if (text.length > LONGEST_NAME) return undefined;
  let best: { readonly name: string; readonly distance: number } | undefined;
  for (const name of names) {
    const distance = editDistance(plain(text), plain(name));
    // Of short names half would be another.
    const most = Math.min(2, Math.floor(name.length / 3));
    if (distance <= most && (!best || distance < best.distance)) best = { name, distance };
  }
  return best?.name === text ? undefined : best?.name;
}

function plain(name: string): string {
  return name.toLowerCase().replaceAll(/[\s_-]/g, '');
}

/** How many characters must be changed, added, left out or swapped with their neighbour (optimal string alignment). */
function editDistance(one: string, other: string): number {
  let before: number[] = [];
  let row = Array.from({ length: other.length + 1 }, (_, index) => index);
  for (let i = 1; i <= one.length; i++) {
    const next = [i];
    for (let j = 1; j <= other.length; j++) {
      const changed = (row[j - 1] ?? 0) + (one[i - 1] === other[j - 1] ? 0 : 1);
      const isSwapped =
        i > 1 && j > 1 && one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1];
      const swapped = isSwapped ? (before[j - 2] ?? 0) + 1 : changed;
      next.push(Math.min(changed, swapped, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1));
    }
    before = row;
    row = next;
  }
  return row[other.length] ?? 0;
}
