import { describe, expect, test } from 'vitest';
import { generateAndSignRenewed, signRenewed } from '../../src/session/sign-renewed.ts';
import { readToken } from '../core/read-token.ts';
import { nowInSeconds, SECRET, signTexts, soundToken } from '../support/tokens/tokens.ts';
import { openSession } from './open-session.ts';

const NOW = nowInSeconds();
const EXPIRED = soundToken({ iat: NOW - 9000, nbf: NOW - 9000, exp: NOW - 5400 });

function claimsOf(text: string): Record<string, number> {
  return JSON.parse(readToken(text).payloadText);
}

describe('an expired token is signed with new dates', () => {
  test.each([true, false])('with the key in the Key field, Auto-sign %s', async (autoSign) => {
    const { session, now, until } = openSession(EXPIRED, SECRET, { autoSign });
    await until(({ verdict }) => verdict?.state === 'verified');
    await signRenewed(session);
    await until(({ verdict }) => verdict?.state === 'verified');

    const { iat = 0, nbf, exp } = claimsOf(now().input.text);
    expect(iat).toBeGreaterThanOrEqual(NOW);
    expect([nbf, exp]).toEqual([iat, iat + 3600]);
    expect(now().input.keyText).toBe(SECRET);
  });

  test('with a new key where there is none', async () => {
    const { session, now, until } = openSession(EXPIRED);
    expect(await generateAndSignRenewed(session)).toBe('signed');
    await until(({ verdict }) => verdict?.state === 'verified');

    expect(claimsOf(now().input.text).exp).toBeGreaterThan(NOW);
    expect(now().input.keyText).not.toBe('');
  });

  test('does not renew dates when the payload is not a JSON object', async () => {
    const text = signTexts('{"alg":"HS256"}', 'plain');
    const { session, now, until } = openSession(text, SECRET);
    await until(({ verdict }) => verdict);
    await signRenewed(session);

    expect(now().input.text).toBe(text);
    expect(await generateAndSignRenewed(session)).toBe('failed');
  });
});
