import { beforeAll } from 'vitest';
import { loadExtraction } from '../../src/pipeline.ts';

// As in the page once its first moments are over: the reader for all texts has arrived.
beforeAll(async () => {
  await loadExtraction();
});
