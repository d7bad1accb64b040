/** What the boxes hold when an example is opened. */
export interface OpenedExample {
  readonly text: string;
  readonly keyText: string;
  readonly detachedPayload?: string;
}

/** A token to learn from. */
export interface Example {
  readonly id: string;
  readonly name: () => string;
  /** What to look at, in a sentence or two. */
  readonly lesson: () => string;
  /** Signs it; `now` in seconds. Undefined where this browser cannot. */
  readonly make: (now: number) => Promise<OpenedExample | undefined>;
}
