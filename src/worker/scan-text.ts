import { searchTokens } from '../core/extract/extract-tokens.ts';
import type { FoundToken } from '../core/extract/found-token.ts';
import type { Job } from './messages.ts';
import { packTokens } from './pack-tokens.ts';

/** So many tokens are received within one frame. */
const BATCH = 200;

/** Finds the tokens of a long text. */
export async function* scanText(text: string): Job<'scan-text'> {
  const steps = searchTokens(text);
  for (;;) {
    const step = steps.next();
    if (step.done) return yield* deliver(step.value);
    yield { share: step.value.offset / text.length, found: [], sources: [], texts: [] };
  }
}

async function* deliver(found: readonly FoundToken[]): Job<'scan-text'> {
  for (let start = 0; start < found.length; start += BATCH) {
    yield { share: 1, ...packTokens(found.slice(start, start + BATCH)) };
  }
  return { count: found.length };
}
