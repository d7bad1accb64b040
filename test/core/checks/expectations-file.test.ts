import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { NO_EXPECTATIONS } from '../../../src/core/checks/expectation-texts.ts';
import { readExpectations } from '../../../src/core/checks/expectations.ts';
import {
  readExpectationsFile,
  writeExpectationsFile,
} from '../../../src/core/checks/expectations-file.ts';
import { explainExpectationsFile } from '../../../src/core/explain/explain-expectations-file.ts';
import { testKey } from '../../support/keys/test-keys.ts';

const file = (members: object) => JSON.stringify({ claimcheck: 'expectations', ...members });

describe('expectations as a file', () => {
  test('are read as they were written by hand', () => {
    const read = readExpectationsFile(
      file({
        profile: 'access-token',
        algorithms: ['RS256', 'ES256'],
        issuer: 'https://login.example.com/',
        audience: ['api://orders', 'two words'],
        type: 'at+jwt',
        claims: ['exp'],
        scopes: ['orders:read'],
        toleranceSeconds: 60,
        keys: [testKey('ES256').publicJwk],
      }),
    );
    expect(read).toMatchObject({
      ok: true,
      value: {
        texts: {
          ...NO_EXPECTATIONS,
          profile: 'access-token',
          algorithms: 'RS256, ES256',
          issuer: 'https://login.example.com/',
          audience: 'api://orders, "two words"',
          type: 'at+jwt',
          claims: 'exp',
          scopes: 'orders:read',
          tolerance: '60',
        },
      },
    });
    expect(read.ok && JSON.parse(read.value.keySet ?? '')).toEqual({
      keys: [testKey('ES256').publicJwk],
    });
  });

  test('mean the same after they were written and read, whatever was typed', () => {
    const list = fc
      .array(fc.string({ minLength: 1, maxLength: 12 }))
      .map((items) => items.join(', '));
    fc.assert(
      fc.property(list, fc.string(), fc.nat(1000), (audience, issuer, seconds) => {
        const texts = { ...NO_EXPECTATIONS, audience, issuer, tolerance: String(seconds) };
        const read = readExpectationsFile(writeExpectationsFile(texts, []));
        expect(read.ok && readExpectations(read.value.texts)).toEqual(readExpectations(texts));
      }),
    );
  });

  test('leave out the nonce and the clock of one token', () => {
    const texts = { ...NO_EXPECTATIONS, nonce: 'n-1', clock: '2026-01-02' };
    expect(writeExpectationsFile(texts, [])).not.toMatch(/n-1|2026/);
  });

  test.each([
    ['JSON that is cut off', '{"claimcheck":', { code: 'not-json' }],
    ['another file', '{"keys":[]}', { code: 'not-expectations' }],
    ['a list', '[]', { code: 'not-expectations' }],
    ['a misspelled member', file({ isuer: 'a' }), { code: 'unknown-member', name: 'isuer' }],
    [
      'a member of every object',
      file({ toString: 'a' }),
      { code: 'unknown-member', name: 'toString' },
    ],
    [
      'an audience that is not a list',
      file({ audience: 'a' }),
      { code: 'wrong-value', name: 'audience' },
    ],
    ['a list of numbers', file({ scopes: [1] }), { code: 'wrong-value', name: 'scopes' }],
    [
      'a value that no field can hold',
      file({ scopes: ['a" b'] }),
      { code: 'wrong-value', name: 'scopes' },
    ],
    ['an unknown profile', file({ profile: 'toString' }), { code: 'wrong-value', name: 'profile' }],
    [
      'a negative tolerance',
      file({ toleranceSeconds: -1 }),
      { code: 'wrong-value', name: 'toleranceSeconds' },
    ],
    ['keys that are not a list', file({ keys: {} }), { code: 'wrong-value', name: 'keys' }],
    ['a private key', file({ keys: [testKey('ES256').privateJwk] }), { code: 'private-key' }],
    ['a secret', file({ keys: [testKey('HS256').publicJwk] }), { code: 'private-key' }],
    [
      'a private key behind a public one',
      file({ keys: [testKey('ES256').publicJwk, testKey('RS256').privateJwk] }),
      { code: 'private-key' },
    ],
  ])('reject %s', (_name, text, problem) => {
    const read = readExpectationsFile(text);
    expect(read).toEqual({ ok: false, problem });
    if (!read.ok) expect(explainExpectationsFile(read.problem)).toMatch(/^The .+\.$/);
  });
});
