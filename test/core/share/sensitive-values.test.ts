import { describe, expect, test } from 'vitest';
import { type JsonObject, parseJson } from '../../../src/core/encoding/json-text.ts';
import { holdsSensitive, listSensitive } from '../../../src/core/share/sensitive-values.ts';

function read(value: unknown): JsonObject {
  const root = parseJson(JSON.stringify(value));
  if (!root.ok || root.value.type !== 'object') throw new Error('not an object');
  return root.value;
}

function isMasked(name: string, value: unknown): boolean {
  const [member] = read({ [name]: value }).members;
  return member !== undefined && holdsSensitive(member.name, member.value);
}

describe('masks what names or finds a person, or opens something', () => {
  test.each([
    ['sub', 'user_42'],
    ['jti', '5f9e'],
    ['nonce', 'n-0S6'],
    ['sid', 's1'],
    ['name', 'Ana'],
    ['https://example.com/given_name', 'Ana'],
    ['preferredUsername', 'ana'],
    ['email', 'ana@example.com'],
    ['contact', 'Ana <ana@example.com>'],
    ['owner', 'ana@example.com'],
    ['phone_number', '555 0100'],
    ['callback', '+4915112345678'],
    ['phone', 4915112345678],
    ['ip', '10.0.0.1'],
    ['peer', 'seen at 192.168.7.9 today'],
    ['address', { street: 'Main St 1' }],
    ['emails', ['x']],
    ['db_password', 'hunter2'],
    ['card', '4111 1111 1111 1111'],
    ['note', '4111111111111111'],
    ['account', 'DE89370400440532013000'],
    ['diagnosis', 'F32'],
    ['access_token', 'abc'],
    ['inner', 'eyJhbGciOiJIUzI1NiJ9.eyJhIjoxfQ.c2ln'],
    ['headers', { authorization: 'Bearer abcdefghijk' }],
    ['act', { sub: 'admin' }],
    ['deep', { a: [{ b: { email: 'x' } }] }],
    ['permissions', { 'ana@example.com': true }],
    ['cnf', { jwk: { kty: 'EC', crv: 'P-256', x: 'a', y: 'b', d: 'c' } }],
  ])('%s: %j', (name, value) => {
    expect(isMasked(name, value)).toBe(true);
  });
});

describe('ignores claims about programs', () => {
  test.each([
    ['iss', 'https://login.example.com/'],
    ['aud', ['orders', 'billing']],
    ['scope', 'orders:read openid email'],
    ['roles', ['reader']],
    ['exp', 1795355768],
    ['email_verified', true],
    ['client_id', 'shop-app'],
    ['client_name', 'Shop'],
    ['cnf', { jwk: { kty: 'EC', crv: 'P-256', x: 'a', y: 'b' } }],
    ['address', {}],
    ['sub', null],
    ['version', '1.2.3'],
  ])('%s: %j', (name, value) => {
    expect(isMasked(name, value)).toBe(false);
  });
});

test('lists every sensitive value of a document, including those below a telling name', () => {
  const root = read({
    iss: 'a',
    sub: 'ana',
    address: { lines: ['Main St', '1'], checked: true },
    roles: ['reader', 'ana@example.com'],
    exp: 1,
  });
  expect(listSensitive(root).map(({ pointer }) => pointer)).toEqual([
    '/sub',
    '/address/lines/0',
    '/address/lines/1',
    '/roles/1',
  ]);
});
