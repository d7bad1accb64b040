import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Finding, FindingPlace } from '../../../src/core/audit/audit-rule.ts';
import { markFindings } from '../../../src/features/issues/mark-findings.ts';
import { readTokens } from '../../support/tokens/judged-tokens.ts';
import { decodePart, encodePart, tokenOf } from '../../support/tokens/tokens.ts';

function finding(where: FindingPlace, severity: Finding['severity'] = 'high'): Finding {
  const words = { title: 'A title', why: '', fix: '', references: [] };
  return { code: 'x', severity, basis: 'bytes', where, ...words };
}

/** What is marked in the text for a finding at a place of its first token. */
function marked(text: string, where: FindingPlace): string[] {
  const [token] = readTokens(text);
  if (!token) throw new Error('no token');
  return markFindings(token, [finding(where)]).map((mark) =>
    mark.kind === 'mark' ? text.slice(mark.from, mark.to) : '',
  );
}

const PAYLOAD = '{"sub":"ana","a":[1,{"é":"x"}],"name":"Zoë 🙂","exp":12}';
const TOKEN = tokenOf(PAYLOAD);

describe('marks the characters that encode a member', () => {
  test.each([
    ['alone', TOKEN],
    ['in a header', `curl -H "Authorization: Bearer ${TOKEN}" https://api.example.com/`],
    ['in prose', `See ${TOKEN} there.`],
  ])('of a token %s', (_, text) => {
    const [payload = ''] = marked(text, { part: 'payload', pointer: '/name' });
    const start = text.indexOf(payload) - text.indexOf(TOKEN.split('.')[1] ?? '');
    // Characters before a multiple of four keep the bytes in step.
    const before = encodePart(PAYLOAD).slice(0, start);
    expect(decodePart(`${'A'.repeat(before.length % 4)}${payload}`)).toContain('name":"Zoë 🙂');
    expect(payload.length).toBeLessThanOrEqual(
      Math.ceil((Buffer.byteLength('"name":"Zoë 🙂"') * 8) / 6) + 1,
    );
  });

  test('marks a member at any place in the payload', () => {
    fc.assert(
      fc.property(
        fc.dictionary(fc.string(), fc.oneof(fc.string(), fc.integer()), { minKeys: 1, maxKeys: 6 }),
        fc.nat(),
        (claims, choice) => {
          const names = Object.keys(claims);
          const name = names[choice % names.length] ?? '';
          const text = JSON.stringify(claims);
          const token = tokenOf(text);
          const pointer = `/${name.replaceAll('~', '~0').replaceAll('/', '~1')}`;
          const [found] = readTokens(token);
          const [mark] = found ? markFindings(found, [finding({ part: 'payload', pointer })]) : [];
          if (mark?.kind !== 'mark') throw new Error('no mark');
          const start = token.indexOf('.') + 1;
          const first = Math.floor(((mark.from - start) * 6) / 8);
          const last = Math.ceil(((mark.to - start) * 6) / 8);
          const member = JSON.stringify({ [name]: claims[name] }).slice(1, -1);
          const bytes = Buffer.from(text).subarray(first, last).toString('latin1');
          expect(bytes).toContain(Buffer.from(member).toString('latin1'));
          expect(bytes.length).toBeLessThanOrEqual(Buffer.byteLength(member) + 2);
        },
      ),
      { numRuns: 50 },
    );
  });

  test('marks a member of a token in several lines, without the line breaks', () => {
    const lines = (TOKEN.match(/.{1,40}/g) ?? []).join('\n');
    const pieces = marked(lines, { part: 'payload', pointer: '/a' });
    expect(pieces.join('')).toBe(marked(TOKEN, { part: 'payload', pointer: '/a' }).join(''));
    for (const piece of pieces) expect(piece).not.toContain('\n');
  });
});

describe('marks a whole part discreetly', () => {
  const [header = '', payload = '', signature = ''] = TOKEN.split('.');
  test.each([
    ['the signature', { part: 'signature' }, signature],
    ['the header', { part: 'header' }, header],
    ['a claim that is missing', { part: 'payload', pointer: '/aud' }, payload],
  ] as const)('%s', (_, where, part) => {
    expect(marked(TOKEN, where)).toEqual([part]);
    const [token] = readTokens(TOKEN);
    expect(token && markFindings(token, [finding(where)])).toMatchObject([
      { className: 'cm-finding-part', title: 'A title (high)' },
    ]);
  });

  test('the ciphertext for what was in it', () => {
    const encrypted = `${encodePart('{"alg":"dir","enc":"A128GCM"}')}..aXZpdml2aXZpdml2.Y3Q.dGFndGFndGFndGFndGFndA`;
    expect(marked(encrypted, { part: 'payload', pointer: '/sub' })).toEqual(['Y3Q']);
  });
});

test('marks the text around the token without the token', () => {
  const text = `GET /?t=${TOKEN}&x=1 HTTP/1.1`;
  const range = { from: 4, to: text.indexOf(' HTTP') };
  expect(marked(text, { part: 'context', range })).toEqual(['/?t=', '&x=1']);
});

test.each([
  ['all of the token', { part: 'token' }],
  ['all of its characters', { part: 'token', start: 0 }],
  ['the key', { part: 'key' }],
] as const)('has no mark for what is about %s', (_, where) => {
  expect(marked(TOKEN, where)).toEqual([]);
});

test('marks the characters of the token that are meant', () => {
  expect(marked(TOKEN, { part: 'token', start: 2, end: 5 })).toEqual([TOKEN.slice(2, 5)]);
});

test('marks no more than can be told apart', () => {
  const [token] = readTokens(TOKEN);
  const many = Array.from({ length: 5000 }, () => finding({ part: 'payload', pointer: '/sub' }));
  expect(token && markFindings(token, many)).toHaveLength(100);
});
