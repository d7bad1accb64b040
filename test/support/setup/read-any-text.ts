import { beforeAll } from 'vitest';
import { loadKeyProblemWords } from '../../../src/core/explain/key-problem-words.ts';
import { loadExtraction } from '../../../src/session/find-tokens.ts';
import { loadKeyReader } from '../../../src/session/key-reading.ts';

// As in the page once its first moments are over: the reader for all texts has arrived, and what reads keys and words their faults.
beforeAll(async () => {
  await Promise.all([loadExtraction(), loadKeyReader(), loadKeyProblemWords()]);
});
