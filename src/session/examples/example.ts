/** What the boxes hold when an example is opened. */
export interface OpenedExample {
  readonly text: string;
  readonly keyText: string;
  readonly detachedPayload?: string;
  readonly roots?: string;
}

/** A token to learn from. */
export interface Example {
  readonly id: string;
  readonly name: () => string;
  /** What to look at, in a sentence or two. */
  readonly lesson: () => string;
  /** What the server answered, for the field of error messages. */
  readonly serverMessage?: string;
  /** Its key is made for it when it is opened; those of the others are published with the page. */
  readonly hasOwnKey?: boolean;
  /** Signs it; `now` in seconds. Undefined where this browser cannot. */
  readonly make: (now: number) => Promise<OpenedExample | undefined>;
}

/** The example that is there to be edited: a new key, and a token that it signs. */
export const TEST_TOKEN = 'test-token';
