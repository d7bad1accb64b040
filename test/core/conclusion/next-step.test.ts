import { expect, test } from 'vitest';
import { stepForObstacle } from '../../../src/core/conclusion/next-step.ts';

test('an encrypted token without the code that decrypts it wants the page reloaded', () => {
  const subject = { fetchHost: 'a.example' } as Parameters<typeof stepForObstacle>[1];

  expect(stepForObstacle({ state: 'encrypted', reason: 'not-loaded' }, subject)).toEqual({
    do: 'reload',
  });
});
