import { expect, test } from 'vitest';
import { listKeyFacts } from '../../../src/core/explain/key-facts.ts';
import { parseKeys } from '../../../src/core/keys/parse-keys.ts';

function factsOf(jwk: object): Record<string, string> {
  const reading = parseKeys(JSON.stringify(jwk), 'utf8');
  const [key] = reading.state === 'read' ? reading.keys : [];
  if (!key) throw new Error('no key was read');
  return Object.fromEntries(listKeyFacts(key).map(({ name, value }) => [name, value]));
}

const SECRET = { kty: 'oct', k: 'AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8' };

test.each([
  ['a secret', SECRET],
  [
    'a public key',
    { kty: 'OKP', crv: 'Ed25519', x: '11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo' },
  ],
])('says what %s is meant for, where its JWK does', (_, jwk) => {
  expect(factsOf({ ...jwk, use: 'sig', key_ops: ['sign', 'verify'] })).toMatchObject({
    use: 'sig',
    key_ops: 'sign, verify',
  });
  expect(Object.keys(factsOf(jwk))).not.toContain('use');
  expect(Object.keys(factsOf(jwk))).not.toContain('key_ops');
});

test('says so where what a secret is meant for is no text', () => {
  expect(factsOf({ ...SECRET, use: { for: 'all' } })).toMatchObject({ use: '{"for":"all"}' });
});
