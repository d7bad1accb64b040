import { createPrivateKey, generateKeyPairSync, sign } from 'node:crypto';
import { deflateRawSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type ClaimcheckPage, openPage } from '../support/browser/claimcheck-page.ts';
import { HEALTH_CARD, HEALTH_CARD_CHUNKS, HEALTH_CARD_KEYS } from '../vectors/health-cards.ts';

let page: ClaimcheckPage;

beforeAll(async () => {
  page = await openPage();
  await page.editorsLoaded();
});

afterAll(() => page.close());

async function open(text: string): Promise<void> {
  await page.judge(text, JSON.stringify(HEALTH_CARD_KEYS));
  await page.button('Open the JWS').first().click();
}

/** A card as another program makes it: compressed, signed, written as digits. */
function makeCard(payload: string): { jws: string; text: string; jwk: object } {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const header = Buffer.from('{"zip":"DEF","alg":"ES256","kid":"a"}').toString('base64url');
  const input = `${header}.${deflateRawSync(payload).toString('base64url')}`;
  const pem = privateKey.export({ type: 'pkcs8', format: 'pem' });
  const key = { key: createPrivateKey(pem), dsaEncoding: 'ieee-p1363' } as const;
  const jws = `${input}.${sign('sha256', Buffer.from(input), key).toString('base64url')}`;
  const digits = [...jws].map((each) => `${each.charCodeAt(0) - 45}`.padStart(2, '0')).join('');
  return { jws, text: `shc:/${digits}`, jwk: { ...publicKey.export({ format: 'jwk' }), kid: 'a' } };
}

describe('a health card', () => {
  test.each([
    ['in one code', HEALTH_CARD],
    ['in three codes', HEALTH_CARD_CHUNKS.join('\n')],
  ])('%s is opened, inflated and verified with the keys of its issuer', async (_name, text) => {
    await open(text);
    expect(await page.settled()).toBe('verified');
    const payload = JSON.parse(await page.textOf(page.payload));
    expect(payload.iss).toBe('https://spec.smarthealth.cards/examples/issuer');
    expect(payload.vc.credentialSubject.fhirBundle.entry.length).toBeGreaterThan(1);
  });

  test('says which codes are there when some are missing', async () => {
    await page.judge(HEALTH_CARD_CHUNKS.slice(1).join('\n'));
    const note = page.page.getByRole('region', { name: 'About this text', exact: true });
    await expect.poll(() => note.textContent()).toContain('part 2, 3/3');
    expect(await page.button('Open the JWS').count()).toBe(0);
  });

  test('of another implementation is verified, and altered it is not', async () => {
    const { text, jwk } = makeCard('{"iss":"https://clinic.example","nbf":1700000000,"vc":{}}');
    await open(text);
    await page.paste(page.key, JSON.stringify(jwk));
    expect(await page.settled()).toBe('verified');
    await page.edit(page.token, (jws) => jws.replace(/.{4}$/, 'AAAA'));
    expect(await page.settled()).toBe('invalid');
  });

  test('that inflates to more than the limit is not inflated', async () => {
    const { jws, jwk } = makeCard(JSON.stringify({ iss: 'a', pad: 'x'.repeat(30_000_000) }));
    await page.judge(jws, JSON.stringify(jwk));
    await page.reviewed();
    expect((await page.textOf(page.payload)).length).toBeLessThan(2_000_000);
    expect(await page.conclusion()).not.toBe('accepted');
  });
});
