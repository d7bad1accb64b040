import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
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

/** What is pasted, the key, the state of the verdict, and the answer. */
const CASES: readonly (readonly [
  string,
  () => string | Promise<string>,
  object,
  string,
  'accepted' | 'rejected' | 'unknown',
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
  ['a presentation by its holder', () => bound(), PUBLIC, 'verified', 'accepted'],
  ['a presentation by another key', () => bound(OTHER.privateKey), PUBLIC, 'verified', 'rejected'],
  ['an empty disclosure', () => `${presentation}~`, PUBLIC, 'verified', 'rejected'],
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

let page: ClaimcheckPage;

const answer = () =>
  page.page.getByRole('region', { name: 'Checks', exact: true }).getByRole('status', {
    name: 'Answer',
    exact: true,
  });

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
  await answer()
    .or(page.page.getByRole('textbox', { name: 'Error message' }))
    .first()
    .waitFor();
  await page.page.evaluate(() => {
    const seen: string[] = [];
    Reflect.set(globalThis, 'answersSeen', seen);
    const note = () => {
      for (const element of document.querySelectorAll<HTMLElement>('[data-answer]')) {
        seen.push(element.dataset.answer ?? '');
      }
    };
    new MutationObserver(note).observe(document.body, {
      subtree: true,
      childList: true,
      attributes: true,
      attributeFilter: ['data-answer'],
    });
  });
});

beforeEach(async () => {
  await page.judge('');
  await answersShown();
});

afterAll(() => page.close());

describe('the answer', () => {
  test.each(CASES)('for %s', async (_, make, key, state, expected) => {
    const token = await make();
    expect(await page.judge(token, JSON.stringify(key))).toBe(state);
    await expect.poll(() => answer().getAttribute('data-answer')).toBe(expected);
    const shown = await answersShown();
    if (expected !== 'accepted') expect(shown, 'not for a moment').not.toContain('accepted');
    const derived = (await answerOf(token, key, { now: nowInSeconds() })).split(':')[0];
    expect(derived, 'as the derivation has it').toBe(expected);
  });
});

test('is the same on paper and in the report for a ticket', async () => {
  await page.judge(
    `${encodeText('{"alg":"none","cty":"JWT"}')}.${encodeText(inner)}.`,
    JSON.stringify(PUBLIC),
  );
  await expect.poll(() => answer().textContent()).toContain('Rejected: nothing is signed');

  await page.button('Share…').click();
  await page.button('Report for a ticket').click();
  const picture = page.page.getByRole('img', { name: 'Picture of the report' });
  await expect.poll(() => picture.textContent()).toContain('Rejected: nothing is signed');
  expect(await picture.textContent()).toContain('✕ Signature: Layer 1 of 2');
  await page.page.keyboard.press('Escape');

  await page.page.evaluate(() => dispatchEvent(new Event('beforeprint')));
  const report = page.page.locator('.printed-report');
  await expect.poll(() => report.textContent()).toContain('Rejected: nothing is signed');
  await page.page.evaluate(() => dispatchEvent(new Event('afterprint')));
});
