import type { KeyProblem } from '../keys/key-material.ts';
import { say } from '../words/say.ts';

let explain: ((problem: KeyProblem) => string) | undefined;

/** Whether the words have arrived. */
export function hasKeyProblemWords(): boolean {
  return explain !== undefined;
}

/** Fetches the words, which are many and which a visit with a sound key never needs. */
export async function loadKeyProblemWords(): Promise<void> {
  const module = await import('./explain-key-problem.ts').catch(() => undefined);
  explain = module?.explainKeyProblem;
}

/** Why a text is not a key, and what to do about it. */
export function explainKeyProblem(problem: KeyProblem): string {
  return (
    explain?.(problem) ??
    say`The part of this page that reads such keys could not be loaded. Go online, reload the page and try again.`
  );
}
