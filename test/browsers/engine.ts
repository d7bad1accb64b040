/** Keys that are held together. */
export type Chord = readonly string[];

/** A browser as far as the tests of the main job need it. */
export interface Engine {
  goto(address: string): Promise<void>;
  /** Runs a function body in the page, which may await; arguments and result are JSON. */
  run<Result>(body: string, ...values: readonly unknown[]): Promise<Result>;
  /** Presses one chord after the other, as a user does; each key is one character of WebDriver's. */
  press(...chords: readonly Chord[]): Promise<void>;
  close(): Promise<void>;
}

/** Keys without a character of their own have one in WebDriver (W3C WebDriver, Keyboard Actions). */
export const CONTROL = '\ue009';
export const DELETE = '\ue017';

/** Chords as both WebDriver protocols are told of them. */
export function keyActions(chords: readonly Chord[]): object[] {
  const actions = chords.flatMap((keys) => [
    ...keys.map((value) => ({ type: 'keyDown', value })),
    ...keys.toReversed().map((value) => ({ type: 'keyUp', value })),
  ]);
  return [{ type: 'key', id: 'keyboard', actions }];
}

/** A free port of this machine's, for a moment at least. */
export async function freePort(): Promise<number> {
  const { createServer } = await import('node:net');
  return await new Promise((resolve, reject) => {
    const server = createServer();
    server.on('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      const port = address && typeof address === 'object' ? address.port : 0;
      server.close(() => resolve(port));
    });
  });
}

/** Asks again until there is an answer; a browser takes seconds to start. */
export async function until<Answer>(ask: () => Promise<Answer | undefined>): Promise<Answer> {
  const end = Date.now() + 60_000;
  for (;;) {
    const answer = await ask().catch(() => undefined);
    if (answer !== undefined) return answer;
    if (Date.now() > end) throw new Error('There was no answer within a minute.');
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}
