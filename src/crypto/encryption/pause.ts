/** Rounds of PBKDF2 that are done without a thought. */
export const QUICK_ROUNDS = 20_000;
/** Milliseconds without a key press before a password is worked on that takes a while. */
const PAUSE = 250;

/** Lets a password or a payload be typed before hashing begins. */
export async function pauseFor(rounds: number, signal: AbortSignal | undefined): Promise<void> {
  if (rounds > QUICK_ROUNDS && signal) await new Promise((resolve) => setTimeout(resolve, PAUSE));
}
