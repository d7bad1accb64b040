import type { Place } from './token-context.ts';

/** Stretches of a text that are read already; asked for offsets in any order. */
export class TakenPlaces {
  readonly places: readonly Place[];

  constructor(places: readonly Place[]) {
    this.places = places.toSorted((one, two) => one.from - two.from);
  }

  has(at: number): boolean {
    let low = 0;
    let high = this.places.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.places[middle]?.from ?? 0) <= at) low = middle + 1;
      else high = middle;
    }
    const last = this.places[low - 1];
    return last !== undefined && at < last.to;
  }
}
