import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type ClaimcheckPage, openPage } from '../support/browser/claimcheck-page.ts';
import {
  compactJson,
  decodePart,
  nowInSeconds,
  partsOf,
  SECRET,
  tokenOf,
} from '../support/tokens/tokens.ts';

let page: ClaimcheckPage;

beforeAll(async () => {
  page = await openPage();
  await page.editorsLoaded();
});

afterAll(() => page.close());

/** Texts that JSON.parse and JSON.stringify do not give back as they were. */
const TEXTS = [
  ['an integer of 20 digits', '{"id":12345678901234567890}'],
  ['a fraction of zero', '{"ratio":1.0}'],
  ['exponents', '{"a":1e3,"b":1E+3,"c":-0,"d":1e400}'],
  ['duplicate members', '{"a":1,"a":2,"a":1}'],
  ['the order of members', '{"z":1,"10":2,"a":3,"2":4}'],
  ['escapes', '{"name":"Jos\\u00e9 \\/ \\ud83d\\ude00","tab":"\\t"}'],
  ['a member named __proto__', '{"__proto__":{"admin":true}}'],
  ['nested things', '{"a":[1.50,{"b":[]},{}],"c":null}'],
] as const;

describe('shown as it is in the token', () => {
  test.each(TEXTS)('%s', async (_, text) => {
    await page.judge(tokenOf(text));
    expect(compactJson(await page.textOf(page.payload))).toBe(text);
  });

  test.each(TEXTS)('%s in the header', async (_, text) => {
    const header = text.replace('{', '{"alg":"HS256",');
    await page.judge(`${Buffer.from(header).toString('base64url')}.e30.`);
    expect(compactJson(await page.textOf(page.header))).toBe(header);
  });

  test('laid out over lines', async () => {
    await page.judge(tokenOf('{"sub":"ana","roles":["a","b"],"n":1.0}'));
    expect(await page.textOf(page.payload)).toBe(
      '{\n  "sub": "ana",\n  "roles": ["a", "b"],\n  "n": 1.0\n}',
    );
  });
});

describe('signed again as it is in the token', () => {
  test.each(TEXTS)('%s, beside a claim that is edited', async (_, text) => {
    const before = text.replace('{', '{"edited":"before", ');
    await page.judge(tokenOf(before), SECRET);
    await page.edit(page.payload, (shown) => shown.replace('"before"', '"after"'));
    expect(await page.settled()).toBe('verified');
    const [, payload] = partsOf(await page.tokenText());
    expect(decodePart(payload)).toBe(before.replace('"before"', '"after"'));
  });

  test('line ends and blanks of the original, which the pane lays out otherwise', async () => {
    const before = '{"sub":"ana",\r\n "exp":1300819380,\r\n\t"n" : 1.0}';
    await page.judge(tokenOf(before), SECRET);
    await page.edit(page.payload, (shown) => shown.replace('"ana"', '"bob"'));
    expect(await page.settled()).toBe('verified');
    const [, payload] = partsOf(await page.tokenText());
    expect(decodePart(payload)).toBe(before.replace('"ana"', '"bob"'));
  });
});

describe('the date beside a NumericDate', () => {
  /** The words that are on the line of a member, and are no part of the text. */
  async function wordsBeside(member: string): Promise<string> {
    const line = page.payload.locator('.cm-line').filter({ hasText: `"${member}"` });
    return (await line.locator('.cm-hint').allInnerTexts()).join('');
  }

  test('is that date, for each of them', async () => {
    const claims = { iat: 1300819380, nbf: 1000000000, exp: 4102444800, auth_time: 1700000000 };
    await page.judge(tokenOf(JSON.stringify(claims)));
    expect(await wordsBeside('iat')).toMatch(/22 Mar 2011/);
    expect(await wordsBeside('nbf')).toMatch(/9 Sept? 2001/);
    expect(await wordsBeside('exp')).toMatch(/1 Jan 2100/);
    expect(await wordsBeside('auth_time')).toMatch(/14 Nov 2023/);
    expect(await wordsBeside('iat')).toMatch(/ago/);
    expect(await wordsBeside('exp')).toMatch(/\bin\b/);
  });

  test('is not beside other numbers, nor beside a date that is no number', async () => {
    await page.judge(tokenOf('{"count":1300819380,"exp":"1300819380"}'));
    expect(await wordsBeside('count')).toBe('');
    expect(await wordsBeside('exp')).toBe('');
  });

  test('ticks', async () => {
    await page.judge(tokenOf(JSON.stringify({ exp: nowInSeconds() + 40 })));
    const first = await wordsBeside('exp');
    expect(first).toMatch(/\d+ s/);
    await expect.poll(() => wordsBeside('exp')).not.toBe(first);
  });

  test('is no part of what is copied', async () => {
    await page.judge(tokenOf('{"exp":1300819380}'));
    expect(await page.copyWith(page.button('Copy payload'))).toBe('{\n  "exp": 1300819380\n}');
  });
});
