import { describe, expect, test } from 'vitest';
import { findServerError } from '../../../src/core/server-errors/find-server-error.ts';
import KNOWN from './known-messages.json' with { type: 'json' };

test('knows more than 400 messages, no two alike', () => {
  expect(new Set(KNOWN.map(({ message }) => message)).size).toBe(KNOWN.length);
  expect(KNOWN.length).toBeGreaterThan(400);
});

describe('names library, failed check and first cause of', () => {
  test.each(KNOWN)('$message', ({ message, library, about, cause }) => {
    const reading = findServerError(message);
    expect(reading?.library ?? null).toBe(library);
    expect(reading?.check ?? reading?.scope).toBe(about);
    expect(reading?.causes[0]).toBe(cause);
    expect(reading?.isKnown).toBe(true);
  });

  test('each of them within a log line', () => {
    const lost = KNOWN.filter(
      ({ message }) =>
        !findServerError(`2026-01-01T00:00:00Z error api-1 ${message}\n    at x (y:1)`)?.isKnown,
    );
    expect(lost).toEqual([]);
  });
});

describe('says that a message is not known where only its keywords are', () => {
  test.each([
    ['frobnicate: the audience of this badge does not match', 'audience'],
    ['ACME-17 your jwt has sadly expired', 'expiry'],
    ['signature check said: mismatch', 'signature'],
    ['no such kid, key not found', 'key'],
    ['our service got an unexpected issuer', 'issuer'],
    ['unsupported alg here', 'algorithm'],
  ])('%s', (message, check) => {
    expect(findServerError(message)).toMatchObject({ check, isKnown: false, library: undefined });
  });
});

test.each([
  'eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiJhIn0.c2ln',
  'hello world',
  '{"name":"claimcheck","version":"1.0.0"}',
  'SELECT * FROM users WHERE id = 1',
  'https://example.com/path?x=1',
])('is silent about a text that is not an error message: %s', (text) => {
  expect(findServerError(text)).toBeUndefined();
});
