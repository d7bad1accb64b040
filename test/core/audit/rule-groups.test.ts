import { describe, expect, test } from 'vitest';
import { neededGroups } from '../../../src/core/audit/rule-groups.ts';
import { FINDING_CASES } from '../../support/tokens/finding-cases.ts';
import { readTokens } from '../../support/tokens/judged-tokens.ts';
import { auditToken } from './audit-all.ts';
import { NOW } from './build-subject.ts';
import { findingsOf } from './judge-fully.ts';

const encode = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');
const signed = (header: object, claims: object) =>
  `${encode({ alg: 'ES256', ...header })}.${encode(claims)}.${'A'.repeat(86)}`;
const PLAIN = signed({}, { sub: 'a' });
const NO_KEY = { state: 'empty' } as const;

test.each([
  ['a plain token', PLAIN, []],
  ['a token of two parts', PLAIN.slice(0, -87), ['fault']],
  ['a token in a header line', `X-Token: ${PLAIN}`, ['travel']],
  ['a token over two lines', `${PLAIN.slice(0, 40)}\n${PLAIN.slice(40)}`, ['travel']],
  ['a token with its key', signed({ jwk: {} }, {}), ['key']],
  ['a token that is bound to a key', signed({}, { cnf: {} }), ['key']],
  ['a token of a known provider', signed({}, { iss: 'https://accounts.google.com' }), ['provider']],
  ['a token with disclosures', `${PLAIN}~`, ['disclosure']],
  ['a token in the claims', signed({}, { a: PLAIN }), ['contained']],
  ['a token in the header', signed({ trust_chain: [PLAIN] }, {}), ['contained']],
])('%s needs %j', (_, text, groups) => {
  const [token] = readTokens(text);
  const needed = token ? neededGroups(token, NO_KEY, 1) : ['none'];
  expect(needed).toEqual(expect.arrayContaining(groups));
  if (groups.length === 0) expect(needed).toEqual([]);
});

describe('the lists that are left out have nothing to say', () => {
  test.each(FINDING_CASES.map(({ code, token }) => [code, token]))('%s', async (_, text) => {
    const [token] = readTokens(text);
    if (!token) throw new Error('no token');
    const subject = { token, key: undefined, reading: NO_KEY, now: NOW };
    const all = auditToken({ ...subject, signature: undefined, evidence: undefined });
    const fetched = (await findingsOf(text)).map(({ code }) => code);
    expect(fetched).toEqual(expect.arrayContaining(all.map(({ code }) => code)));
  });
});
