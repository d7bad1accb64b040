import { createHmac, generateKeyPairSync, randomBytes } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { SecretEncoding } from '../../../src/core/keys/key-material.ts';
import { parseKeys } from '../../../src/core/keys/parse-keys.ts';
import { judgeToken } from '../../../src/crypto/judge-token.ts';
import { verifySignature } from '../../../src/crypto/signatures/verify-signature.ts';
import { awkwardText } from '../../core/json-arbitraries.ts';
import { readToken, tokenText } from '../../core/read-token.ts';
import { makeKey, type TestKey, testKey } from '../../support/keys/test-keys.ts';
import { readTokens } from '../../support/tokens/judged-tokens.ts';
import { encodePart, flipBit, SECRET, signTexts, tokenOf } from '../../support/tokens/tokens.ts';
import { SIGNED_RFC_VECTORS } from '../../vectors/rfc-vectors.ts';
import { RFC7515_A1, RFC7515_A5 } from '../../vectors/rfc7515.ts';
import { NODE_ALGORITHMS, signByNode } from './node-signatures.ts';

function judge(text: string, keyText: string, encoding: SecretEncoding = 'utf8') {
  return verifySignature(readToken(text), parseKeys(keyText, encoding), encoding);
}

function set(...keys: readonly object[]): string {
  return JSON.stringify({ keys });
}

const PAIR_ALGORITHMS = NODE_ALGORITHMS.filter((name) => !name.startsWith('HS'));

describe('the examples of the standards', () => {
  test.each(SIGNED_RFC_VECTORS.map((vector) => [vector.source, vector] as const))(
    '%s verifies with the key that is printed there, and with its public half',
    async (_, vector) => {
      for (const jwk of [vector.privateJwk, vector.publicJwk]) {
        expect(await judge(vector.token, JSON.stringify(jwk))).toMatchObject({
          state: 'verified',
          algorithm: { name: vector.algorithm },
        });
      }
    },
  );

  test.each(SIGNED_RFC_VECTORS.map((vector) => [vector.source, vector] as const))(
    '%s does not with one bit of its payload or signature changed',
    async (_, vector) => {
      for (const part of [1, 2] as const) {
        const changed = flipBit(vector.token, part, 5, 3);
        expect(await judge(changed, JSON.stringify(vector.publicJwk))).toMatchObject({
          state: 'invalid',
          reason: 'mismatch',
        });
      }
    },
  );

  test('RFC 7515 A.5 is unsecured, whatever the key', async () => {
    for (const keyText of ['', SECRET, '{"kty":']) {
      expect(await judge(RFC7515_A5.token, keyText)).toEqual({
        state: 'unverified',
        reason: 'unsecured',
      });
    }
  });

  test('RFC 7515 A.1 verifies in an Authorization line that is broken', async () => {
    const broken = RFC7515_A1.token.match(/.{1,60}/g)?.join('\n  ');
    const verdict = await judge(
      `Authorization: Bearer ${broken}`,
      JSON.stringify(RFC7515_A1.publicJwk),
    );

    expect(verdict.state).toBe('verified');
  });
});

describe.each(NODE_ALGORITHMS)('%s', (name) => {
  const key = testKey(name);
  const token = signByNode(name, key);

  test('verifies what Node signed, with every form of the key', async () => {
    const jwks = [key.publicJwk, key.privateJwk];
    const texts = [
      ...jwks.map((jwk) => JSON.stringify(jwk)),
      ...jwks.map((jwk) => set(jwk)),
      ...[key.publicPem, key.privatePem].filter((pem) => pem !== ''),
    ];
    for (const text of texts) {
      expect(await judge(token, text), text.slice(0, 40)).toMatchObject({ state: 'verified' });
    }
  });

  test('does not verify with another key of that kind', async () => {
    const other = JSON.stringify(makeKey(name).publicJwk);

    expect(await judge(token, other)).toMatchObject({
      state: 'invalid',
      reason: 'mismatch',
      suggestion: undefined,
    });
  });

  test('does not verify with a bit of any part changed', async () => {
    const text = JSON.stringify(key.publicJwk);
    for (const changed of [flipBit(token, 1, 3), flipBit(token, 2, 0), flipBit(token, 2, -1, 7)]) {
      expect((await judge(changed, text)).state).toBe('invalid');
    }
  });
});

describe('private keys', () => {
  test.each(PAIR_ALGORITHMS)('are used through their public half: %s', async (name) => {
    const jwk = { ...testKey(name).privateJwk, key_ops: ['sign'], use: 'enc', ext: false };

    expect(await judge(signByNode(name, testKey(name)), JSON.stringify(jwk))).toMatchObject({
      state: 'verified',
      key: { kind: 'private' },
    });
  });
});

test('verifies with a public key whatever it says it is for', async () => {
  const jwk = { ...testKey('ES256').publicJwk, use: 'enc', key_ops: [], alg: 'ECDH-ES' };

  expect((await judge(signByNode('ES256', testKey('ES256')), JSON.stringify(jwk))).state).toBe(
    'verified',
  );
});

describe('a key of the wrong kind', () => {
  test.each([
    ['HS256', 'RS256'],
    ['HS256', 'ES256'],
    ['RS256', 'ES256'],
    ['ES256', 'RS256'],
    ['ES256', 'ES384'],
    ['ES384', 'ES256'],
    ['EdDSA', 'ES256'],
    ['ES512', 'EdDSA'],
  ])('for %s is one for %s', async (name, other) => {
    const keyText = testKey(other).publicPem;

    expect(await judge(signByNode(name, testKey(name)), keyText)).toMatchObject({
      state: 'unverified',
      reason: 'wrong-kind',
      algorithm: { name },
    });
  });

  test('calls a symmetric JWK the wrong kind for RS256, and a plain secret not a key', async () => {
    const token = signByNode('RS256', testKey('RS256'));

    expect(await judge(token, JSON.stringify(testKey('HS256').publicJwk))).toMatchObject({
      reason: 'wrong-kind',
    });
    expect(await judge(token, SECRET)).toMatchObject({ state: 'unverified', reason: 'not-a-key' });
  });

  test('never makes an HMAC of a public key', async () => {
    const pem = testKey('RS256').publicPem;

    expect(await judge(tokenOf('{"admin":true}', pem), pem)).toMatchObject({
      state: 'unverified',
      reason: 'wrong-kind',
    });
  });
});

describe('a missing or unusable key', () => {
  const token = tokenOf('{}');

  test.each([
    ['no key', '', 'no-key'],
    ['white space', ' \n', 'no-key'],
    ['a PEM that was cut off', '-----BEGIN PUBLIC KEY-----\nMFkw', 'key-unreadable'],
    ['a JWK without its member', '{"kty":"oct"}', 'key-unreadable'],
    ['a JWK Set without keys', '{"keys":[]}', 'key-unreadable'],
    [
      'a certificate',
      '-----BEGIN CERTIFICATE-----\nMAA=\n-----END CERTIFICATE-----',
      'key-unreadable',
    ],
  ])('is never called invalid: %s', async (_, keyText, reason) => {
    expect(await judge(token, keyText)).toMatchObject({ state: 'unverified', reason });
  });

  test('rejects a key whose point is not on its curve', async () => {
    const jwk = { ...testKey('ES256').publicJwk, y: Buffer.alloc(32, 1).toString('base64url') };

    expect(await judge(signByNode('ES256', testKey('ES256')), JSON.stringify(jwk))).toMatchObject({
      state: 'unverified',
      reason: 'key-refused',
    });
  });

  test('rejects an empty secret', async () => {
    expect(await judge(token, ':', 'hex')).toMatchObject({
      state: 'unverified',
      reason: 'key-refused',
    });
  });
});

describe('a short RSA key', () => {
  const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 1024 });
  const short: TestKey = {
    privateJwk: { ...privateKey.export({ format: 'jwk' }) },
    publicJwk: { ...publicKey.export({ format: 'jwk' }) },
    privatePem: privateKey.export({ format: 'pem', type: 'pkcs8' }).toString(),
    publicPem: publicKey.export({ format: 'pem', type: 'spki' }).toString(),
    secret: Buffer.alloc(0),
  };

  test.each(['RS256', 'PS256'])('verifies %s all the same, and its size is known', async (name) => {
    for (const text of [short.publicPem, short.privatePem, JSON.stringify(short.publicJwk)]) {
      expect(await judge(signByNode(name, short), text)).toMatchObject({
        state: 'verified',
        key: { bits: 1024 },
      });
    }
  });
});

describe('of a JWK Set', () => {
  const [right, wrong, third] = [testKey('ES256'), makeKey('ES256'), makeKey('ES256')];
  const named = (key: TestKey, kid: string) => ({ ...key.publicJwk, kid });

  test('takes the key that the token names', async () => {
    const token = signByNode('ES256', right, { kid: 'b' });
    const keyText = set(named(wrong, 'a'), named(right, 'b'), named(third, 'c'));

    expect(await judge(token, keyText)).toMatchObject({
      state: 'verified',
      by: 'kid',
      keyId: 'b',
      key: { keyId: 'b' },
      tried: [{ keyId: 'b' }],
    });
  });

  test('tries no other key where the named one does not match', async () => {
    const token = signByNode('ES256', right, { kid: 'a' });

    expect(await judge(token, set(named(wrong, 'a'), named(right, 'b')))).toMatchObject({
      state: 'invalid',
      reason: 'mismatch',
      by: 'kid',
      tried: [{ keyId: 'a' }],
    });
  });

  test('tries all that fit where no key has that name, and names the one that matched', async () => {
    const token = signByNode('ES256', right, { kid: 'gone' });
    const keyText = set(testKey('RS256').publicJwk, named(wrong, 'a'), named(right, 'b'));

    expect(await judge(token, keyText)).toMatchObject({
      state: 'verified',
      by: 'kind',
      keyId: 'gone',
      key: { keyId: 'b' },
      tried: [{ keyId: 'a' }, { keyId: 'b' }],
    });
  });

  test('tries all that fit where the token names none', async () => {
    const token = signByNode('ES256', right);

    expect(await judge(token, set(wrong.publicJwk, right.publicJwk))).toMatchObject({
      state: 'verified',
      by: 'kind',
    });
    expect(await judge(token, set(wrong.publicJwk, third.publicJwk))).toMatchObject({
      state: 'invalid',
      reason: 'mismatch',
      by: 'kind',
      tried: [{ keyType: 'EC' }, { keyType: 'EC' }],
    });
  });

  test('tries every key of that name where several have it', async () => {
    const token = signByNode('ES256', right, { kid: 'a' });
    const keyText = set(named(wrong, 'a'), named(right, 'a'), named(third, 'b'));

    expect(await judge(token, keyText)).toMatchObject({
      state: 'verified',
      by: 'kid',
      tried: [{ keyId: 'a' }, { keyId: 'a' }],
    });
  });

  test('says that the named key is of another kind', async () => {
    const token = signByNode('ES256', right, { kid: 'a' });
    const keyText = set({ ...testKey('RS256').publicJwk, kid: 'a' }, named(right, 'b'));

    expect(await judge(token, keyText)).toMatchObject({
      state: 'unverified',
      reason: 'wrong-kind',
      keyId: 'a',
      keys: [{ keyType: 'RSA' }],
    });
  });

  test('tries the next key of the set after one that is rejected', async () => {
    const broken = { ...right.publicJwk, y: Buffer.alloc(32, 1).toString('base64url') };
    const token = signByNode('ES256', right);

    expect((await judge(token, set(broken, right.publicJwk))).state).toBe('verified');
    expect(await judge(token, set(broken, wrong.publicJwk))).toMatchObject({ reason: 'mismatch' });
  });
});

describe('suggests another way to read the secret', () => {
  const secret = randomBytes(48);

  test.each([
    ['base64url', secret.toString('base64url'), 'utf8'],
    ['hex', secret.toString('hex'), 'utf8'],
    ['hex', secret.toString('hex'), 'base64url'],
    ['hex', secret.toString('hex').toUpperCase(), 'base64'],
  ] as const)('as %s', async (encoding, text, chosen) => {
    const token = tokenWith(secret);

    expect(await judge(token, text, chosen)).toMatchObject({
      state: 'invalid',
      reason: 'mismatch',
      suggestion: { encoding, text, change: 'encoding' },
    });
    expect((await judge(token, text, encoding)).state).toBe('verified');
  });

  test('as base64, where its characters say so', async () => {
    const bytes = Buffer.from(
      'fbefbefbefbefbefffffff00112233445566778899aabbccddeeff0011223344',
      'hex',
    );

    expect(await judge(tokenWith(bytes), bytes.toString('base64'))).toMatchObject({
      suggestion: { encoding: 'base64' },
    });
  });

  test('as the text itself', async () => {
    const text = secret.toString('hex');

    expect(await judge(tokenWith(Buffer.from(text)), text, 'hex')).toMatchObject({
      suggestion: { encoding: 'utf8', text, change: 'encoding' },
    });
  });

  test('without the whitespace around it', async () => {
    expect(await judge(tokenOf('{}'), ` ${SECRET}\n`)).toMatchObject({
      suggestion: { encoding: 'utf8', text: SECRET, change: 'trim' },
    });
  });

  test('suggests no reading when none matches or the key is not a plain secret', async () => {
    expect(await judge(tokenOf('{}'), 'c2VjcmV0')).toMatchObject({ suggestion: undefined });
    const jwk = { kty: 'oct', k: Buffer.from('c2VjcmV0').toString('base64url') };
    const token = tokenWith(Buffer.from('secret'));
    expect(await judge(token, JSON.stringify(jwk))).toMatchObject({ suggestion: undefined });
  });
});

describe('the signature', () => {
  const [header, payload, signature] = tokenOf('{"sub":"ana"}').split('.') as [
    string,
    string,
    string,
  ];

  test('that is empty was never made', async () => {
    const token = `${header}.${payload}.`;

    expect(await judge(token, SECRET)).toMatchObject({
      state: 'invalid',
      reason: 'signature-empty',
    });
    expect(await judge(token, '')).toMatchObject({
      state: 'unverified',
      reason: 'signature-empty',
    });
  });

  test.each([
    ['HS256', 31],
    ['HS256', 33],
    ['HS384', 32],
    ['ES256', 63],
    ['ES256', 70],
    ['ES512', 131],
    ['EdDSA', 65],
  ])('of %s has another length than %d bytes', async (name, length) => {
    const wrong = encodePart(Buffer.alloc(length, 1));
    const token = tokenText(`{"alg":"${name}"}`, '{}', wrong);

    expect(await judge(token, JSON.stringify(testKey(name).publicJwk))).toMatchObject({
      state: 'invalid',
      reason: 'signature-length',
      length,
    });
  });

  test('of RSA has the length of its key', async () => {
    const [header, payload, signature = ''] = signByNode('RS256', testKey('RS256')).split('.');
    const short = encodePart(Buffer.from(signature, 'base64url').subarray(0, -1));

    expect(await judge(`${header}.${payload}.${short}`, testKey('RS256').publicPem)).toMatchObject({
      state: 'invalid',
    });
  });

  test('rejects a DER signature for ES256', async () => {
    const der = encodePart(Buffer.from('3045022100'.padEnd(142, '1'), 'hex'));

    expect(
      await judge(tokenText('{"alg":"ES256"}', '{}', der), testKey('ES256').publicPem),
    ).toMatchObject({ state: 'invalid', reason: 'signature-length', length: 71 });
  });

  test.each([
    [
      'with spare bits set',
      `${signature.slice(0, -1)}${nextCharacter(signature.slice(-1))}`,
      'not-canonical',
    ],
    ['with padding', `${signature}=`, 'padding'],
  ])('is verified %s, and the spelling is named', async (_, changed, code) => {
    const token = readToken(`${header}.${payload}.${changed}`);
    expect(token.faults).toMatchObject([{ part: 'signature', problem: { code } }]);
    expect(await judge(token.found.compact, SECRET)).toMatchObject({ state: 'verified' });
  });

  test.each([
    ['with a foreign character', `${signature.slice(0, -1)}!`, 'not-base64url'],
    ['without its last character but one', signature.slice(0, -2), 'impossible-length'],
  ])('is malformed %s', async (_, changed, code) => {
    expect(await judge(`${header}.${payload}.${changed}`, SECRET)).toMatchObject({
      state: 'malformed',
      faults: [{ part: 'signature', problem: { code } }],
    });
  });
});

describe('a payload', () => {
  test.each(['Payload', '[1,2]', '"text"', '\u0000'])('of %j is judged like any', async (text) => {
    expect((await judge(tokenOf(text), SECRET)).state).toBe('verified');
    expect((await judge(flipBit(tokenOf(text), 1, 0), SECRET)).state).toBe('invalid');
  });

  test('that is detached cannot be checked', async () => {
    const [header, , signature] = tokenOf('{"sub":"ana"}').split('.');

    expect(await judge(`${header}..${signature}`, SECRET)).toMatchObject({
      state: 'unverified',
      reason: 'detached',
    });
  });

  test('that is truly empty can', async () => {
    expect((await judge(tokenOf(''), SECRET)).state).toBe('verified');
  });
});

describe('what is not supported', () => {
  test.each(['None', 'NONE', 'hs256', 'HS256 ', 'RS1', 'constructor', '__proto__', ''])(
    'is the algorithm %j, whatever the key',
    async (name) => {
      const token = signTexts(JSON.stringify({ alg: name }), '{}');
      expect(await judge(token, SECRET)).toEqual({
        state: 'unsupported',
        reason: 'unknown-algorithm',
        name,
      });
    },
  );

  test('is a header without an algorithm', async () => {
    expect(await judge(signTexts('{"typ":"JWT"}', '{}'), SECRET)).toEqual({
      state: 'unsupported',
      reason: 'no-algorithm',
    });
  });

  test('is a critical extension, though the signature matches', async () => {
    const token = signTexts('{"alg":"HS256","crit":["x"],"x":true}', '{}');

    expect(await judge(token, SECRET)).toEqual({
      state: 'unsupported',
      reason: 'critical',
      names: ['x'],
      matches: true,
    });
  });
});

test('takes the last of two "alg", as it is shown', async () => {
  const token = signTexts('{"alg":"none","alg":"HS256"}', '{}');

  expect((await judge(token, SECRET)).state).toBe('verified');
});

test('a judgement bears the token and the key that it judged', async () => {
  const token = readToken(tokenOf('{}'));
  const reading = parseKeys(SECRET, 'utf8');
  const judgement = await judgeToken(token, reading, 'utf8');

  expect(judgement.token).toBe(token);
  expect(judgement.reading).toBe(reading);
});

test('no text in Token or Key makes it throw', async () => {
  const header = encodePart('{"alg":"HS256"}');
  const pair = encodePart('{"alg":"ES256"}');
  const text = fc.oneof(
    awkwardText,
    awkwardText.map((rest) => `${header}.e30.${encodePart(rest)}`),
    awkwardText.map((rest) => `${pair}.${encodePart(rest)}.${encodePart(Buffer.alloc(64))}`),
    awkwardText.map((json) => `${encodePart(json)}.e30.AAAA`),
  );
  const encoding = fc.constantFrom<SecretEncoding>('utf8', 'base64url', 'base64', 'hex');
  await fc.assert(
    fc.asyncProperty(text, awkwardText, encoding, async (tokens, keyText, chosen) => {
      for (const token of readTokens(tokens)) {
        const { signature } = await judgeToken(token, parseKeys(keyText, chosen), chosen);
        expect(signature.state).toMatch(/^[a-z]+$/);
      }
    }),
    { numRuns: 1000 },
  );
});

function tokenWith(secret: Buffer): string {
  const input = `${encodePart('{"alg":"HS256"}')}.e30`;
  return `${input}.${createHmac('sha256', secret).update(input).digest('base64url')}`;
}

/** The same six bits but the last. */
function nextCharacter(character: string): string {
  const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
  return alphabet.charAt(alphabet.indexOf(character) ^ 1);
}
