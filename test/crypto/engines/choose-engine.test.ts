import { expect, test } from 'vitest';
import { chooseEngine, isSupported } from '../../../src/crypto/engines/choose-engine.ts';
import { webCryptoEngine } from '../../../src/crypto/engines/webcrypto-engine.ts';
import { algorithmOf, NODE_ALGORITHMS } from '../signatures/node-signatures.ts';

test.each(NODE_ALGORITHMS)('%s can be checked here', async (name) => {
  expect(await isSupported(algorithmOf(name))).toBe(true);
});

test('takes WebCrypto where it has the algorithm, else the library', async () => {
  expect(await chooseEngine(algorithmOf('ES256'))).toBe(webCryptoEngine);
  const engine = await chooseEngine(algorithmOf('ES256K'));
  expect(engine).toBeDefined();
  expect(engine).not.toBe(webCryptoEngine);
});
