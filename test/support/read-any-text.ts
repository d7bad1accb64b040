import { beforeAll } from 'vitest';
import { loadKeyProblemWords } from '../../src/core/explain/key-problem-words.ts';
import { loadExtraction } from '../../src/pipeline.ts';

// As in the page once its first moments are over: the reader for all texts has arrived, and the words for keys.
beforeAll(async () => {
  await Promise.all([loadExtraction(), loadKeyProblemWords()]);
});
