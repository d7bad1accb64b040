import type { Placement } from '../decode/process-disclosures.ts';

/**
 * The disclosures to present after one was taken in or left out: none can be
 * presented without the one whose value holds its digest (RFC 9901 §7.2).
 */
export function chooseDisclosure(
  chosen: ReadonlySet<number>,
  index: number,
  placements: readonly Placement[],
): ReadonlySet<number> {
  const next = new Set(chosen);
  if (!chosen.has(index)) {
    for (const one of lineOf(index, placements)) next.add(one);
    return next;
  }
  for (const other of chosen) {
    if (lineOf(other, placements).includes(index)) next.delete(other);
  }
  return next;
}

/** A disclosure and those that it rests on. */
function lineOf(index: number, placements: readonly Placement[]): number[] {
  const line: number[] = [];
  for (let at: number | undefined = index; at !== undefined; at = placements[at]?.parent) {
    if (line.includes(at)) break;
    line.push(at);
  }
  return line;
}
