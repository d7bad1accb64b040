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

const AGREEMENT = 'ECDH-ES, ECDH-ES+A128KW, ECDH-ES+A192KW, ECDH-ES+A256KW';
const PASSWORD = 'PBES2-HS256+A128KW, PBES2-HS384+A192KW, PBES2-HS512+A256KW';
const X25519 = { kty: 'OKP', crv: 'X25519', x: '3p7bfXt9wbTTW2HC7OQ1Nz-DQ8hbeGdNrfx-FG-IK08' };

test.each([
  [
    'a secret of 32 bytes',
    SECRET,
    {
      'Can sign and verify': 'HS256, HS384, HS512',
      'Can encrypt and decrypt': `dir, A256KW, A256GCMKW, ${PASSWORD}`,
    },
  ],
  [
    'a secret of a length that no cipher has',
    { kty: 'oct', k: 'AAECAwQFBgcICQo' },
    { 'Can sign and verify': 'HS256, HS384, HS512', 'Can encrypt and decrypt': PASSWORD },
  ],
  ['a public key for agreement', X25519, { 'Can encrypt': AGREEMENT }],
  [
    'a private key for agreement',
    { ...X25519, d: 'dwdtCnMYpX08FsFyUbJmRd9ML4frwJkqsXf7pR25LCo' },
    { 'Can encrypt and decrypt': AGREEMENT },
  ],
  [
    'a key on a curve for signatures alone',
    { kty: 'OKP', crv: 'Ed25519', x: '11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo' },
    { 'Can verify': 'EdDSA, Ed25519' },
  ],
])('says what %s can do, and nothing else', (_, jwk, abilities) => {
  const facts = Object.entries(factsOf(jwk)).filter(([name]) => name.startsWith('Can '));
  expect(facts).toEqual(Object.entries(abilities));
});

test('says so where what a secret is meant for is no text', () => {
  expect(factsOf({ ...SECRET, use: { for: 'all' } })).toMatchObject({ use: '{"for":"all"}' });
});
