import { createHash, privateEncrypt, randomBytes, sign } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { DecodedToken } from '../../../src/core/decode/decoded-token.ts';
import { explainDiagnosis } from '../../../src/core/explain/explain-diagnosis.ts';
import { diagnoseMismatch } from '../../../src/crypto/diagnosis/diagnose-mismatch.ts';
import { judgeToken } from '../../../src/crypto/judge-token.ts';
import { readKeys } from '../../../src/crypto/keys/read-keys.ts';
import { thumbprint } from '../../../src/crypto/keys/thumbprint.ts';
import { makeKey, testKey } from '../../support/keys/test-keys.ts';
import { BROKEN_SETUPS } from '../../support/tokens/broken-setups.ts';
import { readTokens } from '../../support/tokens/judged-tokens.ts';
import { encodePart, flipBit, partsOf, SECRET, soundToken } from '../../support/tokens/tokens.ts';
import { signByNode } from '../signatures/node-signatures.ts';

/** Ample: what is tested is what is found, not how fast a busy machine is. */
const MILLISECONDS = 20_000;

async function diagnose(text: string, keyText: string, signal = new AbortController().signal) {
  const [token] = readTokens(text);
  const reading = await readKeys(keyText, 'utf8');
  if (!token || reading.state !== 'read') throw new Error('nothing to diagnose');
  const { signature } = await judgeToken(token, reading, 'utf8');
  const diagnosed = { token, text, reading, keyText, encoding: 'utf8' } as const;
  return { signature, diagnosis: await diagnoseMismatch(diagnosed, signal, MILLISECONDS) };
}

test.each(BROKEN_SETUPS.map((setup) => [setup.name, setup] as const))(
  'names the reason: %s',
  async (_, { make, reason, state }) => {
    const { text, key } = await make();
    const { signature, diagnosis } = await diagnose(text, key);

    expect(signature.state).toBe(state ?? 'invalid');
    expect(explainDiagnosis(diagnosis).map(({ title }) => title)).toEqual([reason]);
  },
);

test.each([
  ['blanks', (token: string) => `${token.slice(0, 60)} ${token.slice(60, -8)} ${token.slice(-8)}`],
  ['a blank in the signature', (token: string) => `${token.slice(0, -7)} ${token.slice(-7)}`],
  ['a zero-width space', (token: string) => `${token.slice(0, 60)}\u200b${token.slice(60)}`],
  ['a line break as \\n', (token: string) => `${token.slice(0, 60)}\\n${token.slice(60)}`],
  ['dots percent-encoded', (token: string) => token.replaceAll('.', '%2E')],
])('a token that is read without %s verifies, and that is said', async (_, wrap) => {
  const [token] = readTokens(wrap(soundToken()));
  const reading = await readKeys(SECRET, 'utf8');
  const { signature } = await judgeToken(token as DecodedToken, reading, 'utf8');
  expect(signature.state).toBe('verified');
  expect(token?.found.removed).not.toEqual([]);

  const [altered] = readTokens(wrap(flipBit(soundToken(), 1, 5)));
  const other = await judgeToken(altered as DecodedToken, reading, 'utf8');
  expect(other.signature.state).not.toBe('verified');
});

describe('never says that it would match', () => {
  test('with a secret that somebody made up', async () => {
    const secret = fc.oneof(
      fc.string({ minLength: 1, maxLength: 40 }).filter((text) => text.trim() !== ''),
      fc.base64String({ minLength: 8, maxLength: 64 }),
      fc.stringMatching(/^[0-9a-f]{2,64}$/),
    );
    await fc.assert(
      fc.asyncProperty(secret, fc.constantFrom('HS256', 'HS384', 'HS512'), async (text, name) => {
        const token = signByNode(name, makeKey(name));
        const reading = await readKeys(text, 'utf8');
        fc.pre(reading.state === 'read' && reading.format === 'text');
        const { signature, diagnosis } = await diagnose(token, text);
        expect(signature.state).toBe('invalid');
        expect(diagnosis).toMatchObject({ match: undefined, isComplete: true });
        expect(diagnosis.tried).toBeGreaterThan(100);
      }),
      { numRuns: 15 },
    );
  }, 60_000);

  test.each(['RS256', 'PS384', 'ES256', 'ES384', 'ES512', 'EdDSA'])(
    'with another key, %s',
    async (name) => {
      const { signature, diagnosis } = await diagnose(
        signByNode(name, testKey(name)),
        makeKey(name).publicPem,
      );
      expect(signature.state).toBe('invalid');
      expect(diagnosis).toMatchObject({ match: undefined, isComplete: true });
    },
    30_000,
  );

  test('with one bit changed anywhere', async () => {
    const where = fc.tuple(
      fc.constantFrom(0 as const, 1 as const, 2 as const),
      fc.nat(20),
      fc.nat(7),
    );
    await fc.assert(
      fc.asyncProperty(where, async ([part, at, bit]) => {
        const text = flipBit(soundToken(), part, at, bit);
        fc.pre(readTokens(text).length === 1);
        const { signature, diagnosis } = await diagnose(text, SECRET);
        expect(signature.state).not.toBe('verified');
        // A bit of the header may be one of the words that are tried.
        if (part !== 0) expect(diagnosis.match).toBeUndefined();
      }),
      { numRuns: 15 },
    );
  }, 60_000);
});

describe('what can be said for certain', () => {
  const input = `${encodePart('{"alg":"ES256"}')}.${encodePart('{}')}`;

  test('a number of the signature is not below the order of the curve', async () => {
    const signature = Buffer.concat([Buffer.alloc(32, 0xff), randomBytes(32)]);
    const { diagnosis } = await diagnose(
      `${input}.${encodePart(signature)}`,
      testKey('ES256').publicPem,
    );
    expect(diagnosis.clues).toEqual([{ clue: 'out-of-range', number: 'r', curve: 'P-256' }]);
  });

  test('the signature is longer than the modulus', async () => {
    const token = signByNode('RS256', testKey('RS256'));
    const [header, payload] = partsOf(token);
    const { diagnosis } = await diagnose(
      `${header}.${payload}.${encodePart(Buffer.alloc(256, 0xff))}`,
      testKey('RS256').publicPem,
    );
    expect(diagnosis.clues).toEqual([{ clue: 'beyond-modulus', among: 1 }]);
  });

  test('the signature is as long as those of other algorithms', async () => {
    const token = signByNode('HS384', makeKey('HS384'));
    const [, payload, signature] = partsOf(token);
    const { diagnosis } = await diagnose(
      `${encodePart('{"alg":"HS256"}')}.${payload}.${signature}`,
      SECRET,
    );
    expect(diagnosis.clues).toEqual([{ clue: 'length-of', bytes: 48, names: ['HS384'] }]);
  });

  test('an RSA key signed this very text with a hash that JOSE does not have', async () => {
    const text = `${encodePart('{"alg":"RS256"}')}.${encodePart('{}')}`;
    const signature = sign('md5', Buffer.from(text), testKey('RS256').privatePem);
    const { diagnosis } = await diagnose(
      `${text}.${encodePart(signature)}`,
      testKey('RS256').publicPem,
    );
    expect(explainDiagnosis(diagnosis).map(({ title }) => title)).toEqual([
      'This key created the signature, but with MD5',
    ]);
  });

  test('an RSA key encrypted the hash and did not sign it', async () => {
    const text = `${encodePart('{"alg":"RS256"}')}.${encodePart('{}')}`;
    const hash = createHash('sha256').update(text).digest();
    const { diagnosis } = await diagnose(
      `${text}.${encodePart(privateEncrypt(testKey('RS256').privatePem, hash))}`,
      testKey('RS256').publicPem,
    );
    expect(explainDiagnosis(diagnosis).map(({ title }) => title)).toEqual([
      'This key created the signature, but without a hash identifier',
    ]);
  });

  test('no key of a set made the signature', async () => {
    const keys = [makeKey('RS256').publicJwk, makeKey('RS256').publicJwk];
    const { diagnosis } = await diagnose(
      signByNode('RS256', testKey('RS256')),
      JSON.stringify({ keys }),
    );
    expect(explainDiagnosis(diagnosis)[0]?.title).toBe(
      'The signature is not from any of these 2 keys',
    );
  }, 30_000);

  test('a PSS signature over another text is not said to be another key’s', async () => {
    const [header, , signature] = partsOf(signByNode('PS256', testKey('PS256')));
    const { diagnosis } = await diagnose(
      `${header}.${encodePart('{"sub":"admin"}')}.${signature}`,
      testKey('PS256').publicPem,
    );
    expect(diagnosis).toMatchObject({ match: undefined, clues: [] });
  }, 30_000);

  test('"kid" is the thumbprint of the very key', async () => {
    const { publicJwk } = testKey('ES256');
    const kid = await thumbprint(publicJwk);
    const [header, , signature] = partsOf(signByNode('ES256', testKey('ES256'), { kid }));
    const { diagnosis } = await diagnose(
      `${header}.${encodePart('{"sub":"admin"}')}.${signature}`,
      JSON.stringify(publicJwk),
    );
    expect(diagnosis.clues).toEqual([{ clue: 'named-key', parameter: 'kid', isThis: true }]);
  }, 30_000);
});

describe('the search ends', () => {
  const token = soundToken({}, 'nobody knows this secret');

  test('at once when it is called off', async () => {
    const called = new AbortController();
    called.abort();
    const { diagnosis } = await diagnose(token, SECRET, called.signal);
    expect(diagnosis).toMatchObject({ match: undefined, tried: 0, isComplete: false });
  });

  test('ends the search when its time is over, and reports that', async () => {
    const [read] = readTokens(token);
    const reading = await readKeys(SECRET, 'utf8');
    if (!read || reading.state !== 'read') throw new Error('nothing to diagnose');
    const diagnosed = {
      token: read,
      text: token,
      reading,
      keyText: SECRET,
      encoding: 'utf8',
    } as const;
    const diagnosis = await diagnoseMismatch(diagnosed, new AbortController().signal, 0);
    expect(diagnosis.isComplete).toBe(false);
    expect(explainDiagnosis(diagnosis)[0]?.detail).toContain('timed out');
  });
});

test('does not change the verdict of a token that it can repair', async () => {
  const { signature, diagnosis } = await diagnose(soundToken().replace('.', '=.'), SECRET);
  expect(signature.state).toBe('invalid');
  expect(diagnosis.match).toEqual([{ kind: 'token-mended', mends: ['padding'] }]);
});

test('matches the beginning of an HMAC from 80 bits on', async () => {
  const [header, payload, signature] = partsOf(soundToken());
  const cut = (bytes: number) =>
    `${header}.${payload}.${encodePart(Buffer.from(signature, 'base64url').subarray(0, bytes))}`;
  expect((await diagnose(cut(10), SECRET)).diagnosis.match).toEqual([
    { kind: 'signature-form', form: { form: 'truncated', kept: 10, whole: 32 } },
  ]);
  expect((await diagnose(cut(9), SECRET)).diagnosis.match).toBeUndefined();
});
