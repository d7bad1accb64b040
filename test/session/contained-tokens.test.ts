import { expect, test } from 'vitest';
import { identifyKey } from '../../src/core/keys/key-identity.ts';
import { parseKeys } from '../../src/core/keys/parse-keys.ts';
import { EC, jwkOf, signedToken } from '../core/audit/judge-fully.ts';
import { SECRET, tokenOf } from '../support/tokens/tokens.ts';
import { codesOf, openSession } from './open-session.ts';

const soon = Math.floor(Date.now() / 1000) + 600;
const INNER = signedToken(EC.privateKey, {}, { sub: 'inner', exp: soon });
const KEY = JSON.stringify(jwkOf(EC.publicKey));
const OUTER = tokenOf(JSON.stringify({ sub: 'outer', exp: soon, vp_token: INNER }));

function statesOf({ now }: ReturnType<typeof openSession>): string[] {
  const evidence = now().review?.layers[0].evidence;
  const contained = typeof evidence === 'object' ? evidence.contained : undefined;
  return (contained?.tokens ?? []).map(({ verdict }) => verdict.state);
}

test('verifies a token inside with the user’s key, beside the verdict on the outer one', async () => {
  const page = openSession(OUTER, KEY);
  await page.reviewed();
  expect(page.now().verdict?.state).toBe('unverified');
  expect(statesOf(page)).toEqual(['verified']);
});

test('does not verify a token inside with a key that came from a URL in the token', async () => {
  const page = openSession(OUTER);
  const reading = parseKeys(KEY, 'utf8');
  const keys = reading.state === 'read' ? reading.keys.flatMap(identifyKey) : [];
  const origin = { kind: 'token', parameter: 'jku', address: 'https://a.test', at: 1 } as const;
  page.dispatch({ type: 'put-key', text: KEY, origin, keys });
  await page.reviewed();
  expect(statesOf(page)).toEqual(['unverified']);
});

test('accepts an outer token whatever is inside it, and says what is wrong inside', async () => {
  const expired = signedToken(EC.privateKey, {}, { sub: 'inner', exp: soon - 7200 });
  const claims = {
    iss: 'https://a.test',
    sub: 'a',
    aud: 'b',
    jti: 'c',
    exp: soon,
    iat: soon - 700,
  };
  const page = openSession(tokenOf(JSON.stringify({ ...claims, vp_token: expired })), SECRET);
  await page.reviewed();
  expect(page.now().verdict?.state).toBe('verified');
  expect(codesOf(page.now())).toEqual(['contained-expired']);
  expect(page.now().review?.layers).toHaveLength(1);
});

test('shows a token inside in place of the outer one, and that again', async () => {
  const page = openSession(OUTER, SECRET);
  await page.reviewed();
  page.dispatch({ type: 'open-contained', compact: INNER, place: '/vp_token', keepsKey: false });
  await page.reviewed();
  expect(page.now().payloadText).toContain('inner');
  expect(page.now().verdict?.state).toBe('unverified');
  page.dispatch({ type: 'close-contained' });
  await page.reviewed();
  expect(page.now().verdict?.state).toBe('verified');
  page.dispatch({ type: 'undo' });
  expect(page.now().payloadText).toContain('inner');
});
