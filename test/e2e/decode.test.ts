import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { holdEditors } from '../support/browser/built-files.ts';
import { type ClaimcheckPage, openPage } from '../support/browser/claimcheck-page.ts';
import { compactJson, encodePart, partsOf, signTexts, tokenOf } from '../support/tokens/tokens.ts';
import { RFC_VECTORS } from '../vectors/rfc-vectors.ts';
import { RFC7515_A4 } from '../vectors/rfc7515.ts';

const HEADER = '{"alg":"HS256","typ":"JWT"}';
const PAYLOAD = '{"sub":"ana","admin":false,"n":7}';
const TOKEN = signTexts(HEADER, PAYLOAD);
const [encodedHeader, encodedPayload, encodedSignature] = partsOf(TOKEN);

let page: ClaimcheckPage;

beforeAll(async () => {
  page = await openPage();
  await page.editorsLoaded();
});

afterAll(() => page.close());

describe('what is pasted around a token is seen through', () => {
  test.each([
    ['a bare token', TOKEN],
    ['a token between blanks and line ends', `  \n\t${TOKEN}\n\n`],
    ['a token broken over lines of 40', TOKEN.replace(/.{40}/g, '$&\n')],
    ['a token broken over indented lines', TOKEN.replace(/.{40}/g, '$&\r\n    ')],
    ['a token in double quotes', `"${TOKEN}"`],
    ['a token in single quotes', `'${TOKEN}'`],
    ['a token with its scheme', `Bearer ${TOKEN}`],
    ['a whole header line', `Authorization: Bearer ${TOKEN}`],
    ['a header line in small letters', `authorization: bearer ${TOKEN}\r\n`],
  ])('%s', async (_, text) => {
    expect(await page.judge(text)).toBe('unverified');
    expect(compactJson(await page.textOf(page.header))).toBe(HEADER);
    expect(compactJson(await page.textOf(page.payload))).toBe(PAYLOAD);
    expect(await page.tokenText(), 'the text stays as it was pasted').toBe(
      text.replaceAll('\r\n', '\n'),
    );
  });

  test('a token that is dropped', async () => {
    await page.paste(page.token, '');
    const transfer = await page.page.evaluateHandle((text) => {
      const data = new DataTransfer();
      data.setData('text/plain', text);
      return data;
    }, TOKEN);
    const place = await page.token.boundingBox();
    const point = { clientX: (place?.x ?? 0) + 20, clientY: (place?.y ?? 0) + 20 };
    await page.token.dispatchEvent('drop', { dataTransfer: transfer, ...point });
    expect(await page.settled()).toBe('unverified');
    expect(await page.tokenText()).toBe(TOKEN);
  });

  test('a token that is typed, shown at every keystroke', async () => {
    await page.paste(page.token, '');
    await page.type(page.token, `${encodedHeader}.${encodePart('{"sub":"a"}')}`);
    expect(compactJson(await page.textOf(page.payload))).toBe('{"sub":"a"}');
    await page.page.keyboard.type('.');
    expect(compactJson(await page.textOf(page.payload))).toBe('{"sub":"a"}');
  });

  test.each(RFC_VECTORS.map((vector) => [vector.source, vector] as const))(
    'the example of %s',
    async (_, { token, header, payload }) => {
      expect(await page.judge(token)).toBe('unverified');
      expect(compactJson(await page.textOf(page.header))).toBe(compactJson(header));
      const shown = await page.textOf(page.payload);
      expect(compactJson(shown)).toBe(compactJson(payload));
    },
  );
});

describe('what can be read is shown', () => {
  const faults = () =>
    page.faults
      .getByRole('listitem')
      .evaluateAll((items) =>
        items.map(({ dataset: { part, code, offset } }) => ({ part, code, offset })),
      );

  test('shows a header without payload and signature', async () => {
    expect(await page.judge(encodedHeader)).toBe('malformed');
    expect(compactJson(await page.textOf(page.header))).toBe(HEADER);
    expect(await page.textOf(page.payload)).toBe('');
    expect(await faults()).toMatchObject([{ part: 'token', code: 'part-count' }]);
  });

  test('header and payload without a signature', async () => {
    expect(await page.judge(`${encodedHeader}.${encodedPayload}`)).toBe('malformed');
    expect(compactJson(await page.textOf(page.payload))).toBe(PAYLOAD);
    expect(await faults()).toMatchObject([{ part: 'token', code: 'part-count' }]);
  });

  test('shows a payload that is not JSON, and checks its signature', async () => {
    expect(await page.judge(RFC7515_A4.token, JSON.stringify(RFC7515_A4.publicJwk))).toBe(
      'verified',
    );
    expect(await page.textOf(page.payload)).toBe('Payload');
    expect(await faults()).toMatchObject([{ part: 'payload', code: 'json-unexpected' }]);
  });

  test('a payload of JSON that was cut off', async () => {
    const cutOff = '{"sub":"ana","adm';
    await page.judge(tokenOf(cutOff));
    expect(await page.textOf(page.payload)).toContain('"adm');
    expect(await faults()).toEqual([
      { part: 'payload', code: 'json-cut-off', offset: String(cutOff.length) },
    ]);
  });

  test.each([
    ['a foreign character in the payload', 'payload', 'not-base64url', 7, '!'],
    ['a foreign character in the header', 'header', 'not-base64url', 20, '*'],
    ['a foreign character in the signature', 'signature', 'not-base64url', 5, '*'],
  ] as const)('%s is named with its place', async (_, part, code, offset, character) => {
    const parts = { header: encodedHeader, payload: encodedPayload, signature: encodedSignature };
    const broken = parts[part].slice(0, offset) + character + parts[part].slice(offset + 1);
    const text = Object.values({ ...parts, [part]: broken }).join('.');

    expect(await page.judge(text, 'any key')).toBe('malformed');
    expect(await faults()).toEqual([{ part, code, offset: String(offset) }]);
    const words = await page.faults.textContent();
    expect(words).toMatch(new RegExp(part, 'i'));
    expect(words).toContain(character);
    const other = part === 'header' ? page.payload : page.header;
    expect(compactJson(await page.textOf(other))).toBe(part === 'header' ? PAYLOAD : HEADER);
  });

  test.each([
    ['padding', `${encodedSignature}=`, 'padding', encodedSignature.length, 'unverified'],
    ['a lone last character', `${encodedSignature}AA`, 'impossible-length', undefined, 'malformed'],
    [
      'bits that should be empty',
      `${encodedSignature.slice(0, -1)}B`,
      'not-canonical',
      42,
      'unverified',
    ],
  ] as const)('%s in the signature', async (_, signature, code, offset, state) => {
    expect(await page.judge(`${encodedHeader}.${encodedPayload}.${signature}`)).toBe(state);
    expect(await faults()).toMatchObject([
      { part: 'signature', code, ...(offset !== undefined && { offset: String(offset) }) },
    ]);
  });

  test.each([['hello'], ['not a token at all'], ['a.b'], ['{"alg":"HS256"}']])(
    'says that %j is not a token, without a console error',
    async (text) => {
      expect(await page.judge(text)).toBe('malformed');
      expect(page.complaints).toEqual([]);
    },
  );

  test('labels the parts in words, not only by color', async () => {
    await page.judge(TOKEN);
    const colours: string[] = [];
    const pane = page.page.getByRole('region', { name: 'Token', exact: true });
    for (const label of ['Header', 'Payload', 'Signature']) {
      expect(await pane.getByText(label, { exact: false }).first().isVisible()).toBe(true);
    }
    for (const part of [encodedHeader, encodedPayload, encodedSignature]) {
      const text = page.token.getByText(part.slice(0, 30)).last();
      colours.push(await text.evaluate((element) => getComputedStyle(element).color));
    }
    expect(new Set(colours).size, `three colours: ${colours}`).toBe(3);
  });
});

describe('an empty page', () => {
  test('has the cursor in the Token box, before and after the editors come', async () => {
    const fresh = await openPage();
    const isFocused = () => fresh.token.evaluate((box) => box === document.activeElement);
    await expect.poll(isFocused).toBe(true);
    await fresh.editorsLoaded();
    expect(await isFocused()).toBe(true);
    expect(await fresh.settled()).toBe('empty');
    await fresh.close();
  });

  test('offers examples, which show something', async () => {
    const fresh = await openPage();
    await fresh.button('All examples…').click();
    await fresh.page.getByRole('dialog', { name: 'Examples' }).getByRole('option').first().click();
    await expect.poll(() => fresh.textOf(fresh.payload)).toMatch(/^\{/);
    expect(await fresh.settled()).not.toBe('empty');
    await fresh.close();
  });

  test('keeps what is typed before the editors come, and the caret', async () => {
    let release = () => {};
    const early = await openPage({
      beforeLoad: async (loading) => {
        release = await holdEditors(loading);
      },
    });
    await early.page.keyboard.type(`${encodedHeader}.`);
    await expect.poll(async () => compactJson(await early.textOf(early.header))).toBe(HEADER);
    release();
    // Its worker was replaced while its script was held back, so that the network never seems idle.
    await early.token.and(early.page.locator('[contenteditable="true"]')).waitFor();
    await early.page.keyboard.type(encodedPayload);
    expect(await early.tokenText()).toBe(`${encodedHeader}.${encodedPayload}`);
    expect(compactJson(await early.textOf(early.payload))).toBe(PAYLOAD);
    await early.close();
  });
});
