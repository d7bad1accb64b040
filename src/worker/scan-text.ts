import { searchTokens } from '../core/extract/extract-tokens.ts';
import type { FoundToken } from '../core/extract/found-token.ts';
import type { Job } from './messages.ts';

/** How far the search for tokens has come, and what it found since the last report. */
export interface ScanProgress {
  /** From 0 to 1. */
  readonly share: number;
  readonly found: readonly FoundToken[];
}

/** So many tokens are received within one frame. */
const BATCH = 200;

/** Finds the tokens of a long text. */
export async function* scanText(text: string): Job<'scan-text'> {
  const steps = searchTokens(text);
  for (;;) {
    const step = steps.next();
    if (step.done) return yield* deliver(step.value);
    yield { share: step.value.offset / text.length, found: [] };
  }
}

async function* deliver(found: readonly FoundToken[]): Job<'scan-text'> {
  for (let start = 0; start < found.length; start += BATCH) {
    yield { share: 1, found: found.slice(start, start + BATCH) };
  }
  return { count: found.length };
}
