import { expect, test } from 'vitest';
import type { FindingPlace } from '../../../src/core/audit/audit-rule.ts';
import { findPlace } from '../../../src/features/shared/find-place.ts';
import { readToken } from '../../core/read-token.ts';

const TEXT = 'Bearer eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiJhbmEifQ.AAAA';
const TEXTS = { headerText: '{"alg":"HS256"}', payloadText: '{"sub":"ana"}' };

/** The characters that a place selects, and where. */
function selected(where: FindingPlace, text = TEXT) {
  const place = findPlace(where, readToken(text), TEXTS);
  if (!place) return undefined;
  const source = { token: text, header: TEXTS.headerText, payload: TEXTS.payloadText }[place.part];
  return [place.part, source.slice(place.from, place.to)];
}

test.each<[FindingPlace, unknown]>([
  [{ part: 'payload', pointer: '/sub' }, ['payload', '"ana"']],
  [{ part: 'payload', pointer: '/sub', target: 'name' }, ['payload', '"sub"']],
  [{ part: 'payload' }, ['payload', TEXTS.payloadText]],
  [{ part: 'header', pointer: '/alg' }, ['header', '"HS256"']],
  [{ part: 'header', pointer: '/nowhere' }, undefined],
  [{ part: 'signature' }, ['token', 'AAAA']],
  [{ part: 'token' }, ['token', TEXT.slice(7)]],
  [{ part: 'token', start: 20, end: 24 }, ['token', '.eyJ']],
  [{ part: 'context', range: { from: 0, to: 6 } }, ['token', 'Bearer']],
  [{ part: 'key' }, undefined],
])('of %o selects %j', (where, expected) => {
  expect(selected(where)).toEqual(expected);
});

test.each([
  ['is empty', 'eyJhbGciOiJIUzI1NiJ9.e30.'],
  ['is not there', 'eyJhbGciOiJIUzI1NiJ9.e30'],
])('puts the cursor behind the token where the signature %s', (_, text) => {
  const place = findPlace({ part: 'signature' }, readToken(text), TEXTS);

  expect(place).toEqual({ part: 'token', from: text.length, to: text.length });
});

test('selects a signature that is broken over lines from its first character to its last', () => {
  const text = 'eyJhbGciOiJIUzI1NiJ9.e30.c2lnbmF0dXJl\nc2lnbmF0dXJl';

  expect(selected({ part: 'signature' }, text)).toEqual(['token', 'c2lnbmF0dXJl\nc2lnbmF0dXJl']);
});
