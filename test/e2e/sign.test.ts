import { createPublicKey } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type ClaimcheckPage, openPage } from '../support/browser/claimcheck-page.ts';
import { makeKey, secretKey, type TestKey, testKey } from '../support/keys/test-keys.ts';
import {
  acceptedBy,
  implementationsOf,
  OTHER_PAIRS,
} from '../support/tokens/other-implementations.ts';
import {
  decodePart,
  partsOf,
  SECRET,
  signTexts,
  soundClaims,
  soundToken,
} from '../support/tokens/tokens.ts';
import { RFC7515_A1 } from '../vectors/rfc7515.ts';

let page: ClaimcheckPage;

beforeAll(async () => {
  page = await openPage();
  await page.editorsLoaded();
});

afterAll(() => page.close());

/** One implementation for each algorithm is enough to make a token to begin with. */
const ALGORITHMS = [...new Map(OTHER_PAIRS.map((pair) => [pair[1], pair[2]]))];

const rename = (text: string) => text.replace('user-42', 'user-43');

async function claimsNow(): Promise<Record<string, unknown>> {
  return JSON.parse(decodePart(partsOf(await page.tokenText())[1]));
}

describe('an edited claim is signed at once and verifies elsewhere', () => {
  test.each(ALGORITHMS)('%s', async (algorithm, other) => {
    const key = testKey(algorithm);
    const keyText = key.secret.length > 0 ? JSON.stringify(key.privateJwk) : key.privatePem;
    const token = await other.sign(algorithm, { typ: 'JWT' }, soundClaims(), key);
    expect(await page.judge(token, keyText)).toBe('verified');

    await page.edit(page.payload, rename);
    expect(await page.settled()).toBe('verified');
    const signed = await page.tokenText();
    expect(await claimsNow()).toMatchObject({ sub: 'user-43' });
    expect(partsOf(signed)[0], 'the header').toBe(partsOf(token)[0]);
    expect(await acceptedBy(signed, algorithm, key)).toEqual(implementationsOf(algorithm));
    await page.page.getByRole('region', { name: 'Sign', exact: true }).getByText('Copy').click();
    const copy = page.page.getByRole('menuitem', { name: 'Copy token', exact: true });
    expect(await page.copyWith(copy)).toBe(signed);
  });

  test('HS256 with a plain secret, key stroke by key stroke', async () => {
    await page.judge(soundToken({ sub: '' }), SECRET);
    const line = page.payload.locator('.cm-line').filter({ hasText: '"sub"' });
    await line.click();
    await page.page.keyboard.press('End');
    await page.page.keyboard.press('ArrowLeft');
    await page.page.keyboard.press('ArrowLeft');
    await page.page.keyboard.type('anybody', { delay: 15 });
    expect(await page.settled()).toBe('verified');
    expect(await claimsNow()).toMatchObject({ sub: 'anybody' });
    const key = secretKey(Buffer.from(SECRET));
    expect(await acceptedBy(await page.tokenText(), 'HS256', key)).toEqual(
      implementationsOf('HS256'),
    );
  });

  test('with a header of odd layout, which stays octet for octet', async () => {
    const { token, publicJwk } = RFC7515_A1;
    expect(await page.judge(token, JSON.stringify(publicJwk))).toBe('verified');
    await page.edit(page.payload, (text) => text.replace('joe', 'jane'));
    expect(await page.settled()).toBe('verified');
    const [header, payload] = partsOf(await page.tokenText());
    expect(header).toBe(partsOf(token)[0]);
    expect(decodePart(payload)).toBe(RFC7515_A1.payload.replace('joe', 'jane'));
  });

  test('and an edited header leaves the payload as it was', async () => {
    const token = soundToken();
    await page.judge(token, SECRET);
    await page.edit(page.header, (text) => text.replace('"JWT"', '"at+jwt"'));
    expect(await page.settled()).toBe('verified');
    const [header, payload] = partsOf(await page.tokenText());
    expect(decodePart(header)).toBe('{"alg":"HS256","typ":"at+jwt"}');
    expect(payload).toBe(partsOf(token)[1]);
  });
});

describe('only the token in a text changes', () => {
  test.each([
    ['a header line', 'Authorization: Bearer ', ''],
    ['a scheme', 'Bearer ', ''],
    ['quotes', '"', '"'],
    ['lines around it', 'before\n', '\nafter\n'],
  ])('%s', async (_, before, after) => {
    expect(await page.judge(before + soundToken() + after, SECRET)).toBe('verified');
    await page.edit(page.payload, rename);
    expect(await page.settled()).toBe('verified');
    const text = await page.tokenText();
    expect(text.startsWith(before) && text.endsWith(after)).toBe(true);
    const token = text.slice(before.length, text.length - after.length);
    expect(decodePart(partsOf(token)[1])).toContain('user-43');
    expect(await acceptedBy(token, 'HS256', secretKey(Buffer.from(SECRET)))).toEqual(
      implementationsOf('HS256'),
    );
  });
});

describe('typing in Key never changes the token', () => {
  test.each([
    ['another secret', () => 'something else'],
    ['a private key that could sign', () => makeKey('ES256').privatePem],
  ])('%s', async (_, keyText) => {
    const token = soundToken();
    await page.judge(token, SECRET);
    await page.type(page.key, ' typed');
    expect(await page.settled()).toBe('invalid');
    expect(await page.tokenText()).toBe(token);
    await page.paste(page.key, keyText());
    // Another secret does not match; a key of another kind checks nothing.
    expect(['invalid', 'unverified']).toContain(await page.settled());
    expect(await page.tokenText()).toBe(token);
  });

  test('not even after an edit that nobody signed', async () => {
    await page.judge(soundToken());
    await page.edit(page.payload, rename);
    expect(await page.settled()).toBe('invalid');
    const edited = await page.tokenText();
    await page.paste(page.key, SECRET);
    await page.settled();
    expect(await page.tokenText()).toBe(edited);
  });
});

describe('without a key', () => {
  /** The public key that the page hands out, whatever form it has. */
  async function copiedKey(): Promise<TestKey> {
    await page.page.getByRole('region', { name: 'Sign', exact: true }).getByText('Copy').click();
    const copied = await page.copyWith(
      page.page.getByRole('menuitem', { name: 'Copy public key' }),
    );
    expect(copied).not.toMatch(/PRIVATE|"d"/);
    const key = copied.trimStart().startsWith('{')
      ? createPublicKey({ key: JSON.parse(copied), format: 'jwk' })
      : createPublicKey(copied);
    return {
      ...testKey('ES256'),
      publicPem: key.export({ format: 'pem', type: 'spki' }).toString(),
      publicJwk: { ...key.export({ format: 'jwk' }) },
    };
  }

  test.each(['RS256', 'PS384', 'ES256', 'ES512', 'EdDSA', 'Ed25519'])(
    'an edit of %s says what is missing; a new pair signs it, and its public half verifies it',
    async (algorithm) => {
      const [, other] = ALGORITHMS.find(([name]) => name === algorithm) ?? [];
      const token = (await other?.sign(algorithm, {}, soundClaims(), testKey(algorithm))) ?? '';
      expect(await page.judge(token)).toBe('unverified');
      await page.edit(page.payload, rename);
      expect(await page.settled()).toBe('invalid');
      expect(await claimsNow()).toMatchObject({ sub: 'user-43' });
      expect(await page.verdict.textContent()).toMatch(/key/i);

      const unsigned = await page.tokenText();
      await page.generateKey.click();
      await expect.poll(() => page.tokenText()).not.toBe(unsigned);
      expect(await page.settled()).toBe('verified');
      expect(await acceptedBy(await page.tokenText(), algorithm, await copiedKey())).toEqual(
        implementationsOf(algorithm),
      );
    },
  );

  test('an edit of HS256 is signed with a new secret', async () => {
    await page.judge(soundToken());
    await page.edit(page.payload, rename);
    expect(await page.settled()).toBe('invalid');
    await page.generateKey.click();
    await expect.poll(() => page.settled()).toBe('verified');
  });

  test('the public key alone does not sign', async () => {
    const [, other] = ALGORITHMS.find(([name]) => name === 'ES256') ?? [];
    const token = (await other?.sign('ES256', {}, soundClaims(), testKey('ES256'))) ?? '';
    expect(await page.judge(token, testKey('ES256').publicPem)).toBe('verified');
    await page.edit(page.payload, rename);
    expect(await page.settled()).toBe('invalid');
    expect(await page.sign.isDisabled()).toBe(true);
  });
});

test('a token is made from nothing', async () => {
  await page.empty();
  await page.page.getByRole('button', { name: /^Sign a test token/ }).click();
  await page.payload.waitFor();
  expect(await page.settled()).toBe('verified');
  await page.paste(page.payload, '{"sub":"made here"}');
  expect(await page.settled()).toBe('verified');
  expect(await claimsNow()).toEqual({ sub: 'made here' });
});

test('the texts that other tools sign with the same secret are the same', async () => {
  const header = '{"alg":"HS256","typ":"JWT"}';
  await page.judge(signTexts(header, '{"n":1}'), SECRET);
  await page.edit(page.payload, (text) => text.replace('1', '2'));
  expect(await page.settled()).toBe('verified');
  expect(await page.tokenText()).toBe(signTexts(header, '{"n":2}'));
});
