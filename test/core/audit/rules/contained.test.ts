import { generateKeyPairSync } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { UCAN_WRONG_AUDIENCE, XCODE_TRANSACTION } from '../../../vectors/tokens-in-claims.ts';
import { GOOD_CLAIMS, NOW } from '../build-subject.ts';
import { EC, findingsOf, jwkOf, signedToken } from '../judge-fully.ts';

const OTHER = generateKeyPairSync('ec', { namedCurve: 'P-256' });
const CODES = /^contained-|^chain-|^token-in-token$/;

async function linesOf(claims: object, header: object = {}, key = ''): Promise<string[]> {
  const token = signedToken(EC.privateKey, { ...header }, { ...GOOD_CLAIMS, ...claims });
  return (await findingsOf(token, key))
    .filter(({ code }) => CODES.test(code))
    .map(({ severity, code, where }) => `${severity} ${code} ${where.pointer ?? where.part}`);
}

const inner = (claims: object = {}, header: object = {}) =>
  signedToken(OTHER.privateKey, { ...header }, { ...GOOD_CLAIMS, ...claims });
const EXPIRED = inner({ exp: NOW - 60 });
const jwks = { keys: [{ ...jwkOf(OTHER.publicKey), kid: 'other' }] };
const statement = (iss: string, sub: string, more: object = {}) =>
  inner({ iss, sub, jwks, iat: NOW - 60, exp: NOW + 600, ...more }, { kid: 'other' });

describe('a token in the claims', () => {
  test.each([
    ['reports one that has expired', { vp_token: EXPIRED }, ['low contained-expired /vp_token']],
    ['passes one that is valid', { vp_token: inner() }, []],
    ['passes a hint that has expired', { id_token_hint: EXPIRED }, []],
    ['passes a transaction of the App Store', { data: { signedTransactionInfo: inner() } }, []],
    ['reports one in any other claim', { a: inner() }, ['medium token-in-token /a']],
    [
      'reports one that its own certificate did not sign',
      { software_statement: `${XCODE_TRANSACTION.slice(0, -6)}AAAAAA` },
      ['medium contained-signature /software_statement'],
    ],
  ])('%s', async (_, claims, lines) => {
    expect(await linesOf(claims)).toEqual(lines);
  });

  test('reports one that the key its “kid” names did not sign', async () => {
    const key = JSON.stringify({ keys: [{ ...jwkOf(EC.publicKey), kid: 'other' }] });
    const claims = { vp_token: inner({}, { kid: 'other' }) };
    expect(await linesOf(claims, {}, key)).toEqual(['medium contained-signature /vp_token']);
    expect(await linesOf({ vp_token: inner() }, {}, key)).toEqual([]);
  });
});

describe('a chain', () => {
  const about = statement('https://ta', 'https://rp');
  test.each([
    [
      'passes a whole one',
      [
        statement('https://rp', 'https://rp'),
        statement('https://ta', 'https://rp'),
        statement('https://ta', 'https://ta'),
      ],
      [],
    ],
    [
      'reports one that is not joined',
      [statement('https://rp', 'https://rp'), statement('https://ta', 'https://x')],
      ['high chain-broken /trust_chain'],
    ],
    ['reports one that begins amid', [about], ['high chain-broken /trust_chain']],
    [
      'reports one that has expired',
      [statement('https://rp', 'https://rp', { exp: NOW - 1 }), about],
      ['medium chain-untimely /trust_chain'],
    ],
  ])('%s', async (_, statements, lines) => {
    expect(await linesOf({}, { trust_chain: statements })).toEqual(lines);
  });

  test('reports a delegation to someone else', async () => {
    const findings = await findingsOf(UCAN_WRONG_AUDIENCE);
    const [broken, ...others] = findings.filter(({ code }) => CODES.test(code));
    expect(others).toEqual([]);
    expect(broken).toMatchObject({
      code: 'chain-broken',
      severity: 'high',
      where: { part: 'payload', pointer: '/prf' },
    });
  });
});
