/** The offset at which the characters begin that are all of a kind and end before `at`; not below `least`. */
export function stepBack(text: string, at: number, least: number, isOfKind: RegExp): number {
  let from = at;
  while (from > least && isOfKind.test(text.charAt(from - 1))) from--;
  return from;
}
