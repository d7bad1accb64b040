import { expect, test } from 'vitest';
import { andThen, fail, ok } from '../../src/core/result.ts';

test('goes on with a value', () => {
  expect(andThen(ok(20), (value) => ok(value + 1))).toEqual({ ok: true, value: 21 });
  expect(andThen(ok(20), () => fail('late'))).toEqual({ ok: false, problem: 'late' });
});

test('hands a problem through without going on', () => {
  const next = () => {
    throw new Error('not to be reached');
  };

  expect(andThen(fail('early'), next)).toEqual({ ok: false, problem: 'early' });
});
