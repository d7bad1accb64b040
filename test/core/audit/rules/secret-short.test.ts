import { expect, test } from 'vitest';
import type { KeyMaterial } from '../../../../src/core/keys/key-material.ts';
import { auditToken } from '../audit-all.ts';
import { auditLines, buildSubject, secretOf } from '../build-subject.ts';

test.each([
  ['HS256', 0, 'high'],
  ['HS256', 15, 'high'],
  ['HS256', 16, 'medium'],
  ['HS256', 31, 'medium'],
  ['HS384', 32, 'medium'],
  ['HS512', 63, 'medium'],
])('reports %s with a %d-byte secret as %s', (alg, length, severity) => {
  expect(auditLines({ header: { alg }, key: secretOf(length) })).toEqual([
    `${severity} secret-short key`,
  ]);
});

test.each([
  [
    1,
    'The secret has 1 byte, but HS256 needs at least 32. One token is enough to brute-force short secrets offline.',
  ],
  [16, 'The secret has 16 bytes, but HS256 needs at least 32. Strict libraries reject the secret.'],
])('speaks of brute force only below 128 bits: %d bytes', (length, why) => {
  const source = { header: { alg: 'HS256' }, key: secretOf(length) };
  expect(auditToken(buildSubject(source))[0]?.why).toBe(why);
});

const PUBLIC_KEY: KeyMaterial = {
  kind: 'public',
  keyType: 'RSA',
  keyId: undefined,
  algorithm: undefined,
  curve: undefined,
  bits: 2048,
  source: { form: 'jwk', jwk: {} },
};

test.each([
  ['HS256', secretOf(32)],
  ['HS384', secretOf(48)],
  ['HS512', secretOf(64)],
  ['RS256', secretOf(3)],
  ['ES256', secretOf(3)],
  ['HS256', PUBLIC_KEY],
])('stays silent for %s with a fitting or foreign key', (alg, key) => {
  expect(auditLines({ header: { alg }, key })).toEqual([]);
});

test('stays silent without a key', () => {
  expect(auditLines({ header: { alg: 'HS256' } })).toEqual([]);
});
