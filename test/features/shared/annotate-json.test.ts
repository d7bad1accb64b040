import { describe, expect, test } from 'vitest';
import type { Finding } from '../../../src/core/audit/audit-rule.ts';
import { findPointer } from '../../../src/core/encoding/json-query.ts';
import type { JsonNode } from '../../../src/core/encoding/json-text.ts';
import {
  algorithmHint,
  dateHints,
  findDates,
  findingMarks,
  placeOf,
  readPane,
} from '../../../src/features/shared/annotate-json.ts';

const NOW = 1_800_000_000;

function read(text: string): JsonNode {
  const root = readPane(text);
  if (!root) throw new Error(text);
  return root;
}

function hintsOf(text: string) {
  return dateHints(text, findDates(read(text)), NOW);
}

function finding(pointer: string, severity: Finding['severity'] = 'high'): Finding {
  const where = { part: 'payload', pointer } as const;
  const words = { title: 'A title', why: '', fix: '', references: [] };
  return { code: 'x', severity, basis: 'bytes', where, ...words };
}

test('puts beside every NumericDate its date and its distance from now, behind the comma', () => {
  const text = `{\n  "exp": ${NOW + 720},\n  "iat": ${NOW - 60}\n}`;

  expect(hintsOf(text)).toEqual([
    {
      kind: 'hint',
      isDate: true,
      isBad: false,
      at: text.indexOf(',') + 1,
      text: expect.stringMatching(/^1[456] Jan 2027, \d\d:\d\d · in 12 min$/),
      short: 'in 12 min',
    },
    {
      kind: 'hint',
      isDate: true,
      isBad: false,
      at: text.length - 2,
      text: expect.stringMatching(/ · 1 min ago$/),
      short: '1 min ago',
    },
  ]);
});

test('says that a date whose check failed has expired', () => {
  const text = `{"exp": ${NOW - 60}, "nbf": ${NOW + 60}}`;
  const dates = findDates(read(text));

  expect(dateHints(text, dates, NOW, 'local', new Set(dates))).toMatchObject([
    {
      isBad: true,
      short: 'expired 1 min ago',
      text: expect.stringMatching(/ · expired 1 min ago$/),
    },
    { isBad: true, short: 'in 1 min' },
  ]);
});

test('knows the dates of OpenID Connect, and dates that lie deeper', () => {
  expect(hintsOf(`{"auth_time":1,"updated_at":2,"act":{"exp":3}}`)).toHaveLength(3);
});

test.each([
  '{"exp":"1800000000"}',
  '{"exp":null}',
  '{"exp":1e400}',
  '{"expiry":1}',
  '{"n":1}',
  '[1]',
])('puts none beside %s', (text) => {
  expect(hintsOf(text)).toEqual([]);
});

test.each([
  ['{"alg":"RS256"}', 'RSA, PKCS #1 v1.5, SHA-256'],
  ['{"alg":"ES256","typ":"JWT"}', 'ECDSA, P-256, SHA-256'],
])('explains "alg" beside its value: %s', (text, words) => {
  expect(algorithmHint(text, read(text))).toMatchObject([{ kind: 'hint', text: words }]);
});

test.each(['{"alg":"none"}', '{"alg":"constructor"}', '{"alg":1}', '{}', '[]'])(
  'puts nothing beside the header %s',
  (text) => {
    expect(algorithmHint(text, read(text))).toEqual([]);
  },
);

describe('underlines', () => {
  const text = '{"sub":"ana","a":[1,2]}';

  test.each([
    ['the name of a member', '/sub', 'sub'],
    ['an item', '/a/1', '2'],
  ])('%s that a finding speaks of', (_, pointer, marked) => {
    const [mark] = findingMarks(read(text), [finding(pointer)]);

    expect(mark?.kind === 'mark' && text.slice(mark.from, mark.to)).toBe(marked);
    expect(mark).toMatchObject({ className: 'cm-finding-high', title: 'A title (high)' });
  });

  test('by how bad it is', () => {
    for (const severity of ['critical', 'high', 'medium', 'low', 'info'] as const) {
      expect(findingMarks(read(text), [finding('/sub', severity)])).toMatchObject([
        { className: `cm-finding-${severity}` },
      ]);
    }
  });

  test('a place once, by the worst of its findings', () => {
    const findings = [finding('/sub', 'low'), finding('/sub', 'high')];

    expect(findingMarks(read(text), findings)).toMatchObject([
      { className: 'cm-finding-high', title: 'A title (high)' },
      { className: 'cm-noted', title: 'A title (low)' },
    ]);
  });

  test('underlines nothing for a finding on the whole text or on a missing member', () => {
    const findings = [finding(''), finding('/nowhere')];

    expect(findingMarks(read(text), findings)).toEqual([]);
  });

  test('either the name or the value', () => {
    const found = findPointer(read(text), '/sub');
    if (!found) throw new Error('not found');

    expect(placeOf(found, 'name')).toEqual({ from: 1, to: 6 });
    expect(placeOf(found, 'value')).toEqual({ from: 7, to: 12 });
  });
});

test('skips text that is not JSON or is too large', () => {
  expect(readPane('{')).toBeUndefined();
  expect(readPane(JSON.stringify('x'.repeat(2_000_000)))).toBeUndefined();
});
