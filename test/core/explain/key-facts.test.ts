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
    'a secret of 32 octets',
    SECRET,
    /^verify and sign: HS256.*; encrypt and decrypt: dir, A256KW, A256GCMKW, PBES2/,
  ],
  [
    'a secret of a length that no cipher has',
    { kty: 'oct', k: 'AAECAwQFBgcICQo' },
    `encrypt and decrypt: ${PASSWORD}`,
  ],
  ['a public key for agreement', X25519, `encrypt: ${AGREEMENT}`],
  [
    'a private key for agreement',
    { ...X25519, d: 'dwdtCnMYpX08FsFyUbJmRd9ML4frwJkqsXf7pR25LCo' },
    `encrypt and decrypt: ${AGREEMENT}`,
  ],
  [
    'a key on a curve for signatures alone',
    { kty: 'OKP', crv: 'Ed25519', x: '11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo' },
    /^verify: (?!.*encrypt)/,
  ],
])('says what %s can do', (_, jwk, abilities) => {
  const { Supports: said = '' } = factsOf(jwk);
  if (typeof abilities === 'string') expect(said).toContain(abilities);
  else expect(said).toMatch(abilities);
});

test('says so where what a secret is meant for is no text', () => {
  expect(factsOf({ ...SECRET, use: { for: 'all' } })).toMatchObject({ use: '{"for":"all"}' });
});
