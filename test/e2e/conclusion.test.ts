import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  answerOf,
  EC,
  HOLDER,
  jwkOf,
  OTHER,
  PUBLIC,
  signed,
} from '../core/conclusion/conclude-fully.ts';
import { encodeText } from '../core/read-token.ts';
import { type ClaimcheckPage, openPage } from '../support/browser/claimcheck-page.ts';
import { nowInSeconds, soundClaims } from '../support/tokens/tokens.ts';

const CLAIMS = soundClaims();
const ES = { alg: 'ES256' };
const inner = signed({ ...ES, typ: 'JWT' }, CLAIMS);
const [header, payload, signature] = inner.split('.');

const credential = {
  iss: 'https://issuer.example.com',
  vct: 'https://issuer.example.com/v',
  iat: nowInSeconds() - 60,
  exp: nowInSeconds() + 600,
  cnf: { jwk: jwkOf(HOLDER.publicKey) },
};
const presentation = `${signed({ ...ES, typ: 'dc+sd-jwt' }, credential)}~`;

async function bound(key = HOLDER.privateKey): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(presentation));
  const claims = {
    iat: nowInSeconds(),
    aud: 'verifier',
    nonce: 'n-1',
    sd_hash: encodeText(new Uint8Array(digest)),
  };
  return presentation + signed({ ...ES, typ: 'kb+jwt' }, claims, key);
}

/** What is pasted, the key, the state of the verdict, the answer, and the audience if not "orders". */
const CASES: readonly (readonly [
  string,
  () => string | Promise<string>,
  object,
  string,
  'accepted' | 'rejected' | 'unknown',
  string?,
])[] = [
  ['a sound token', () => inner, PUBLIC, 'verified', 'accepted'],
  [
    'a sound token in a sound one',
    () => signed({ ...ES, cty: 'JWT' }, inner),
    PUBLIC,
    'verified',
    'accepted',
  ],
  [
    'a sound token in an unsigned one',
    () => `${encodeText('{"alg":"none","cty":"JWT"}')}.${encodeText(inner)}.`,
    PUBLIC,
    'unverified',
    'rejected',
  ],
  [
    'a sound token in one by another key',
    () => signed({ ...ES, cty: 'JWT' }, inner, OTHER.privateKey),
    PUBLIC,
    'invalid',
    'rejected',
  ],
  ['a presentation by its holder', () => bound(), PUBLIC, 'verified', 'accepted', 'verifier'],
  [
    'a presentation by another key',
    () => bound(OTHER.privateKey),
    PUBLIC,
    'verified',
    'rejected',
    'verifier',
  ],
  ['an empty disclosure', () => `${presentation}~`, PUBLIC, 'verified', 'rejected', ''],
  [
    'a JWT in JSON',
    () => JSON.stringify({ payload, protected: header, signature }),
    PUBLIC,
    'verified',
    'rejected',
  ],
  [
    'a name that occurs twice',
    () => signed(ES, `{"sub":"admin",${JSON.stringify(CLAIMS).slice(1)}`),
    PUBLIC,
    'verified',
    'unknown',
  ],
  [
    'a key for encryption',
    () => signed(ES, CLAIMS),
    jwkOf(EC.publicKey, { use: 'enc' }),
    'verified',
    'rejected',
  ],
  [
    'a key of another name',
    () => signed({ ...ES, kid: 'a' }, CLAIMS),
    jwkOf(EC.publicKey, { kid: 'b' }),
    'verified',
    'unknown',
  ],
];

const ISSUER = 'https://issuer.example.com';
const UNSIGNED = 'Unsigned token (alg: none)';
const EXPIRED = signed(ES, soundClaims({ exp: nowInSeconds() - 200 }));

let page: ClaimcheckPage;

const field = (name: string) => page.page.getByRole('textbox', { name, exact: true });

/** Sets what the API expects, with a token on the page that no key makes accepted, and empties the page. */
async function expectOf(issuer: string, audience: string): Promise<void> {
  await page.judge(EXPIRED);
  const more = page.button('More expectations');
  if ((await more.getAttribute('aria-expanded')) !== 'true') await more.click();
  await page.button('Clear expectations').click();
  await field('Issuer').fill(issuer);
  await field('Audience').fill(audience);
  expect(await page.conclusion()).toBe('rejected');
  await page.judge('');
  await answersShown();
}

/** The answers that were shown since the last call, in their order. */
async function answersShown(): Promise<string[]> {
  return await page.page.evaluate(() => {
    const seen = Reflect.get(globalThis, 'answersSeen') as string[];
    return seen.splice(0);
  });
}

beforeAll(async () => {
  page = await openPage();
  await page.editorsLoaded();
  await page.page.evaluate(() => {
    const seen: string[] = [];
    Reflect.set(globalThis, 'answersSeen', seen);
    const note = () => {
      for (const element of document.querySelectorAll<HTMLElement>('[data-conclusion]')) {
        seen.push(element.dataset.conclusion ?? '');
      }
    };
    new MutationObserver(note).observe(document.body, {
      subtree: true,
      childList: true,
      attributes: true,
      attributeFilter: ['data-conclusion'],
    });
  });
});

afterAll(() => page.close());

describe('the answer', () => {
  test.each(
    CASES.map(
      ([name, make, key, state, expected, audience = 'orders']) =>
        [name, make, key, state, expected, audience] as const,
    ),
  )('for %s', async (_, make, key, state, expected, audience) => {
    const token = await make();
    await expectOf(ISSUER, audience);
    expect(await page.judge(token, JSON.stringify(key))).toBe(state);
    await expect.poll(() => page.conclusion()).toBe(expected);
    const shown = await answersShown();
    if (expected !== 'accepted') expect(shown, 'not for a moment').not.toContain('accepted');
    const options = { now: nowInSeconds(), expecting: { issuer: ISSUER, audience } };
    const derived = (await answerOf(token, key, options)).split(':')[0];
    expect(derived, 'as the derivation has it').toBe(expected);
  });

  test.each([
    ['', '', 'Signature valid; issuer and audience not checked'],
    [ISSUER, '', 'Signature valid; audience not checked'],
    ['', 'orders', 'Signature valid; issuer not checked'],
  ])(
    'is not known with the issuer %j and the audience %j expected',
    async (issuer, audience, words) => {
      await expectOf(issuer, audience);
      expect(await page.judge(inner, JSON.stringify(PUBLIC))).toBe('verified');
      expect(await page.conclusion()).toBe('unknown');
      expect(await page.verdict.getByRole('heading').textContent()).toBe(words);
      expect(await answersShown()).not.toContain('accepted');
    },
  );
});

test('is the same on paper and in the report for a ticket', async () => {
  await expectOf(ISSUER, 'orders');
  await page.judge(
    `${encodeText('{"alg":"none","cty":"JWT"}')}.${encodeText(inner)}.`,
    JSON.stringify(PUBLIC),
  );
  await expect.poll(() => page.verdict.textContent()).toContain(UNSIGNED);

  await page.button('Report').click();
  await page.page.getByRole('menuitem', { name: 'Report for a ticket…', exact: true }).click();
  const picture = page.page.getByRole('img', { name: 'Picture of the report' });
  await expect.poll(() => picture.textContent()).toContain(UNSIGNED);
  expect(await picture.textContent()).toContain('✕ Signature: Layer 1 of 2');
  await page.page.keyboard.press('Escape');

  await page.page.evaluate(() => dispatchEvent(new Event('beforeprint')));
  const report = page.page.locator('.printed-report');
  await expect.poll(() => report.textContent()).toContain(UNSIGNED);
  await page.page.evaluate(() => dispatchEvent(new Event('afterprint')));
});
