import { expect, test } from 'vitest';
import { isSupported } from '../../src/crypto/supported-algorithms.ts';
import { algorithmOf, NODE_ALGORITHMS } from './node-signatures.ts';

test.each(NODE_ALGORITHMS)('this platform has %s', async (name) => {
  expect(await isSupported(algorithmOf(name))).toBe(true);
});

test.skipIf(Number.parseInt(process.versions.node, 10) >= 24)(
  'Node before 24 has no ML-DSA',
  async () => {
    expect(await isSupported(algorithmOf('ML-DSA-44'))).toBe(false);
  },
);

test('asks the platform once', () => {
  const ed25519 = algorithmOf('Ed25519');

  expect(isSupported(ed25519)).toBe(isSupported(ed25519));
});
