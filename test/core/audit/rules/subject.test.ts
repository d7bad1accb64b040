import { describe, expect, test } from 'vitest';
import { linesOfClaims } from '../build-subject.ts';

describe('a value that was missing', () => {
  test.each([
    ['sub', 'undefined'],
    ['sub', 'null'],
    ['iss', 'None'],
    ['aud', '[object Object]'],
    ['aud', ['orders', '{{ audience }}']],
    ['client_id', '$' + '{CLIENT_ID}'],
    ['email', '<no value>'],
    ['role', 'NaN'],
  ])('is reported in "%s": %j', (name, value) => {
    const lines = linesOfClaims({ [name]: value });
    expect(lines).toEqual([`medium sub-placeholder /${name}`]);
  });

  test.each([
    ['sub', 'nullable'],
    ['sub', 'test'],
    ['sub', 'Undefined Behaviour Ltd'],
    ['note', 'undefined'],
    ['acr', 'none'],
  ])('is not found in "%s": %j', (name, value) => {
    expect(linesOfClaims({ [name]: value })).toEqual([]);
  });
});

describe('a subject that can change hands', () => {
  test.each(['ann@example.org', '+4915112345678'])('is reported: %s', (sub) => {
    expect(linesOfClaims({ sub })).toEqual(['low sub-email /sub']);
  });

  test.each([
    { sub: 'auth0|64f1c2a9e7b3d5001f8a9c3e' },
    { sub: 'app@project.iam.gserviceaccount.com' },
    { sub: '110169484474386276334' },
  ])('is not found in %j', (claims) => {
    expect(linesOfClaims(claims)).toEqual([]);
  });
});

test('a subject of an ID token over 255 characters is reported, and of no other', () => {
  const sub = 's'.repeat(256);
  expect(linesOfClaims({ nonce: 'n', sub })).toEqual(['low sub-long /sub']);
  expect(linesOfClaims({ nonce: 'n', sub: sub.slice(1) })).toEqual([]);
  expect(linesOfClaims({ scope: 's', sub })).toEqual([]);
});
