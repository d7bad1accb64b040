/** Near a place, but never beyond the edge: the words there are 90 pixels long and more. */
export function besides(share: number): string {
  return `max(0px, calc(${percent(share)} - 45px))`;
}

export function percent(share: number): string {
  return `${(share * 100).toFixed(2)}%`;
}
