import { generateKeyPairSync } from 'node:crypto';
import jwt from 'jsonwebtoken';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type ClaimcheckPage, openPage } from '../support/browser/claimcheck-page.ts';
import { nowInSeconds, SECRET, tokenOf } from '../support/tokens/tokens.ts';
import {
  FEDERATION_CHAIN,
  SOFTWARE_STATEMENT,
  UCAN_TWO_PROOFS,
  UCAN_WRONG_AUDIENCE,
  XCODE_RENEWAL,
  XCODE_TRANSACTION,
} from '../vectors/tokens-in-claims.ts';

const ISSUER = generateKeyPairSync('ec', { namedCurve: 'P-256' });
const HOLDER = generateKeyPairSync('ec', { namedCurve: 'P-256' });
type Pair = typeof ISSUER;
const pem = ({ publicKey }: Pair) => publicKey.export({ format: 'pem', type: 'spki' }).toString();
/** Signed by jsonwebtoken. */
const sign = (claims: object, by: Pair, header: object = {}) =>
  jwt.sign({ ...claims }, by.privateKey, {
    algorithm: 'ES256',
    header: { alg: 'ES256', ...header },
    expiresIn: '10m',
  });
const jwkOf = ({ publicKey }: Pair, kid: string) => ({
  ...publicKey.export({ format: 'jwk' }),
  kid,
});

let page: ClaimcheckPage;
beforeAll(async () => {
  page = await openPage();
  await page.editorsLoaded();
});
afterAll(async () => {
  expect(page.complaints).toEqual([]);
  await page.close();
});

const list = () => page.page.getByRole('list', { name: 'Tokens inside', exact: true });
const item = (place: string) => list().getByRole('listitem').filter({ hasText: place });
const chain = () => page.page.locator('[data-chain]');

/** Puts in a token and a key, and opens the row of the tokens inside. */
async function look(token: string, key = ''): Promise<string | null> {
  await page.empty();
  const state = await page.judge(token, key);
  await page.button('Open Tokens inside').click();
  return state;
}

describe('a notification of the App Store', () => {
  const data = {
    bundleId: 'com.example.naturelab.backyardbirds.example',
    environment: 'Xcode',
    signedTransactionInfo: XCODE_TRANSACTION,
    signedRenewalInfo: XCODE_RENEWAL,
  };
  const notification = sign({ notificationType: 'SUBSCRIBED', data }, HOLDER);

  test('shows what Xcode signed, with its own key that verifies nothing', async () => {
    expect(await look(notification, pem(HOLDER))).toBe('verified');
    const transaction = item('/data/signedTransactionInfo');
    expect(await transaction.getAttribute('data-state')).toBe('unverified');
    await page.button('Show /data/signedTransactionInfo').click();
    await transaction.getByText('"productId": "pass.premium"').waitFor();
    await transaction.getByText(/matches the key in the token’s own/).waitFor();
    expect(await item('/data/signedRenewalInfo').count()).toBe(1);
  });

  test('opens it as the token, and comes back to the outer one with its key', async () => {
    await look(notification, pem(HOLDER));
    await page.button('Open /data/signedTransactionInfo as the token').click();
    await expect.poll(() => page.tokenText()).toBe(XCODE_TRANSACTION);
    expect(await page.settled()).toBe('unverified');
    expect(await page.textOf(page.payload)).toContain('pass.premium');
    const focused = () => page.page.evaluate(() => document.activeElement?.textContent);
    await expect.poll(focused).toBe('Back to the outer token');

    await page.page.keyboard.press('Enter');
    await expect.poll(() => page.tokenText()).toBe(notification);
    expect(await page.settled()).toBe('verified');
    expect(await page.button('Back to the outer token').count()).toBe(0);
  });
});

describe('a trust chain', () => {
  test('of the specification fits together and has expired', async () => {
    const header = { trust_chain: FEDERATION_CHAIN };
    await look(sign({ iss: 'https://credential_issuer.example.org' }, HOLDER, header), pem(HOLDER));
    expect(await chain().getAttribute('data-chain')).toBe('untimely');
    await chain()
      .getByText(/Statement 3 has expired. Signed with a key of statement 4/)
      .waitFor();
    await page.issue('chain-untimely').waitFor();
  });

  const own = (iss: string, by: Pair, kid: string) =>
    sign({ iss, sub: iss, jwks: { keys: [jwkOf(by, kid)] } }, by, { kid });
  const about = (by: Pair, key: Pair) =>
    sign(
      { iss: 'https://ta.test', sub: 'https://rp.test', jwks: { keys: [jwkOf(key, 'rp')] } },
      by,
      {
        kid: 'ta',
      },
    );
  const whole = [
    own('https://rp.test', HOLDER, 'rp'),
    about(ISSUER, HOLDER),
    own('https://ta.test', ISSUER, 'ta'),
  ];
  const claims = { iss: 'https://rp.test', aud: 'https://op.test', jti: '1', client_id: 'a' };
  const request = (statements: readonly string[]) =>
    sign(claims, HOLDER, { trust_chain: statements });

  test('signed by jsonwebtoken is trusted with only the anchor’s key', async () => {
    await look(request(whole), JSON.stringify({ keys: [jwkOf(HOLDER, 'rp')] }));
    await expect.poll(() => chain().getAttribute('data-chain')).toBe('whole');
    await look(
      request(whole),
      JSON.stringify({ keys: [jwkOf(ISSUER, 'ta'), jwkOf(HOLDER, 'rp')] }),
    );
    await expect.poll(() => chain().getAttribute('data-chain')).toBe('trusted');
  });

  test('with a statement of someone else keeps the token from being accepted', async () => {
    const forged = [whole[0] ?? '', about(HOLDER, HOLDER), whole[2] ?? ''];
    await look(request(forged), JSON.stringify({ keys: [jwkOf(HOLDER, 'rp')] }));
    await expect.poll(() => chain().getAttribute('data-chain')).toBe('broken');
    expect(await page.issue('chain-broken').getAttribute('data-severity')).toBe('high');
    expect(await page.verdict.getAttribute('data-conclusion')).not.toBe('accepted');
    expect(await page.verdict.getAttribute('data-conclusion')).not.toBe('rejected');
  });
});

test('follows the proofs of a UCAN from the specification’s fixtures', async () => {
  await look(UCAN_TWO_PROOFS);
  expect(await chain().getAttribute('data-chain')).toBe('whole');
  expect(await list().getByRole('listitem').count()).toBe(2);
  await look(UCAN_WRONG_AUDIENCE);
  expect(await chain().getAttribute('data-chain')).toBe('broken');
  await page
    .issue('chain-broken')
    .getByText(/Proof 1 is for someone else/)
    .waitFor();
});

test('names the key that the software statement of RFC 7591 needs', async () => {
  await look(tokenOf(JSON.stringify({ software_statement: SOFTWARE_STATEMENT })), SECRET);
  await page.button('Show /software_statement').click();
  await item('/software_statement')
    .getByText('"client_name": "Example Statement-based Client"')
    .waitFor();
  await item('/software_statement')
    .getByText(/Add an RSA key/)
    .waitFor();
});

test('verifies a credential in a presentation with the issuer’s key', async () => {
  const credential = sign({ iss: 'https://issuer.test', vc: {} }, ISSUER, { kid: 'issuer' });
  const vp = sign({ iss: 'did:example:a', vp: { verifiableCredential: [credential] } }, HOLDER);
  await look(vp, pem(HOLDER));
  expect(await item('/vp/verifiableCredential/0').getAttribute('data-state')).toBe('unverified');
  const keys = [jwkOf(ISSUER, 'issuer'), jwkOf(HOLDER, 'holder')];
  expect(await look(vp, JSON.stringify({ keys }))).toBe('verified');
  await expect
    .poll(() => item('/vp/verifiableCredential/0').getAttribute('data-state'))
    .toBe('verified');
});

test('stays quick with a megabyte of tokens in the claims', async () => {
  const inner = tokenOf(`{"sub":"a","exp":${nowInSeconds() - 60}}`);
  const all = Array(Math.ceil(700_000 / inner.length)).fill(inner);
  await look(tokenOf(JSON.stringify({ all })), SECRET);
  expect(await list().getByRole('listitem').count()).toBe(50);
  await page.page.getByText(/Some tokens inside are not listed/).waitFor();
});
