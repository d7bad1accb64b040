import { createHmac } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type ClaimcheckPage, openPage } from '../support/browser/claimcheck-page.ts';
import { encodePart, SECRET, tokenOf } from '../support/tokens/tokens.ts';
import { RFC7520_PAYLOAD, RFC7520_SIGNED } from '../vectors/rfc7520.ts';
import { RFC7797 } from '../vectors/rfc7797.ts';
import { RFC9449 } from '../vectors/rfc9449.ts';
import { DISCLOSURES, ISSUER_SIGNED, PRESENTATION, SD_JWT_ISSUER_KEY } from '../vectors/sd-jwt.ts';

let page: ClaimcheckPage;

beforeAll(async () => {
  page = await openPage();
  await page.editorsLoaded();
});

afterAll(() => page.close());

const textbox = (name: string) => page.page.getByRole('textbox', { name, exact: true });
const region = (name: string) => page.page.getByRole('region', { name, exact: true });

function hmac(input: string): string {
  return createHmac('sha256', SECRET).update(input).digest('base64url');
}

describe('a token in flattened JSON', () => {
  const protectedHeader = encodePart('{"alg":"HS256"}');
  const payload = encodePart('{"sub":"ana"}');
  const text = `{
  "payload": "${payload}",
  "protected": "${protectedHeader}",
  "header": {"kid":"a"},
  "signature": "${hmac(`${protectedHeader}.${payload}`)}"
}`;

  test('is verified, and shows what nothing protects', async () => {
    expect(await page.judge(text, SECRET)).toBe('verified');
    expect(await region('Unprotected header').textContent()).toContain('"kid": "a"');
    expect(await page.textOf(page.payload)).toContain('"sub": "ana"');
  });

  test('is edited in its place, and signed again', async () => {
    await page.judge(text, SECRET);
    await page.edit(page.payload, (shown) => shown.replace('ana', 'ben'));
    expect(await page.settled()).toBe('verified');
    const edited = encodePart('{"sub":"ben"}');
    expect(await page.tokenText()).toBe(
      text
        .replace(payload, edited)
        .replace(/("signature": ")[^"]*/, `$1${hmac(`${protectedHeader}.${edited}`)}`),
    );
  });

  test('whose key cannot sign says that it is edited', async () => {
    await page.judge(text, '');
    await page.edit(page.payload, (shown) => shown.replace('ana', 'ben'));
    expect(await page.settled()).toBe('invalid');
    expect(await page.verdict.textContent()).toContain('Edited – not re-signed yet');
  });
});

describe('a detached payload', () => {
  const { forms = [], keys = [] } = RFC7520_SIGNED.find(({ detached }) => detached) ?? {};
  const key = JSON.stringify(keys[0]);

  test('is asked for, and the token is verified over it', async () => {
    expect(await page.judge(forms[0] ?? '', key)).toBe('unverified');
    await textbox('Detached payload').fill(RFC7520_PAYLOAD);
    expect(await page.settled()).toBe('verified');
    expect(await page.textOf(page.payload)).toBe(RFC7520_PAYLOAD);
    await textbox('Detached payload').fill(`${RFC7520_PAYLOAD}.`);
    expect(await page.settled()).toBe('invalid');
    await textbox('Detached payload').fill('');
    expect(await page.settled()).toBe('unverified');
  });

  test('is signed again without coming into the token', async () => {
    await page.judge(RFC7797.detached, JSON.stringify(RFC7797.key));
    await textbox('Detached payload').fill('$.03');
    expect(await page.settled()).toBe('invalid');
    await page.sign.click();
    expect(await page.settled()).toBe('verified');
    const [header, payload, signature] = (await page.tokenText()).split('.');
    expect(payload).toBe('');
    const secret = Buffer.from(RFC7797.key.k, 'base64url');
    const expected = createHmac('sha256', secret).update(`${header}.$.03`).digest('base64url');
    expect(signature).toBe(expected);
  });

  test('is no matter of a token that has one', async () => {
    await page.judge(tokenOf('{"a":1}'), SECRET);
    expect(await textbox('Detached payload').count()).toBe(0);
  });
});

test('an unencoded payload stays so when it is edited', async () => {
  const header = encodePart('{"alg":"HS256","b64":false,"crit":["b64"]}');
  const input = `${header}.{"sub":"ana"}`;
  expect(await page.judge(`${input}.${hmac(input)}`, SECRET)).toBe('verified');
  await page.edit(page.payload, (shown) => shown.replace('ana', 'ben'));
  expect(await page.settled()).toBe('verified');
  const edited = `${header}.{"sub":"ben"}`;
  expect(await page.tokenText()).toBe(`${edited}.${hmac(edited)}`);

  await page.edit(page.payload, (shown) => shown.replace('ben', 'b.en'));
  await region('Payload')
    .getByText(/is a dot/)
    .waitFor();
  expect(await page.tokenText()).toBe(`${edited}.${hmac(edited)}`);
});

describe('an SD-JWT', () => {
  const key = JSON.stringify(SD_JWT_ISSUER_KEY);
  const present = (name: string) => page.page.getByRole('checkbox', { name: `Present ${name}` });
  const list = () => page.page.getByRole('list', { name: 'Disclosures', exact: true });

  async function open(): Promise<void> {
    const row = region('Disclosures');
    await row.getByRole('button', { name: /^(Open|Close) Disclosures$/ }).waitFor();
    if (!(await list().isVisible())) await page.button('Open Disclosures').click();
    await list().waitFor();
  }

  test('shows its disclosures, the processed payload and its Key Binding', async () => {
    expect(await page.judge(PRESENTATION, key)).toBe('verified');
    const row = region('Disclosures');
    await row.getByText('4 of 10 claims disclosed, key binding valid').waitFor();
    await open();
    expect(await list().getByRole('listitem').count()).toBe(4);
    const processed = await region('Processed payload').textContent();
    expect(processed).toContain('"given_name": "John"');
    expect(processed).not.toContain('_sd');
    const binding = page.page.getByRole('status', { name: 'Key Binding', exact: true });
    expect(await binding.getAttribute('data-state')).toBe('verified');
    expect(await page.issueCodes()).not.toContain('sdjwt-disclosure');
  });

  test('is presented as it was chosen', async () => {
    await page.judge(PRESENTATION, key);
    await open();
    const copy = page.button('Copy presentation');
    expect(await page.copyWith(copy)).toBe(PRESENTATION);
    await present('given_name').uncheck();
    await present('address').uncheck();
    expect(await region('Processed payload').textContent()).not.toContain('John');
    expect(await page.copyWith(copy)).toBe(
      `${[ISSUER_SIGNED, DISCLOSURES[1]?.encoded, DISCLOSURES[8]?.encoded].join('~')}~`,
    );
    await page.button('Choose all').click();
    expect(await page.copyWith(copy)).toBe(PRESENTATION);
  });

  test('with a disclosure that was changed has a finding, and a Key Binding that fails', async () => {
    const forged = Buffer.from('["2GLC42sKQveCfGfryNRN9w", "given_name", "Mallory"]');
    const text = PRESENTATION.replace(DISCLOSURES[0]?.encoded ?? '', forged.toString('base64url'));
    expect(await page.judge(text, key)).toBe('verified');
    await page.issue('sdjwt-disclosure').waitFor();
    await open();
    expect(await region('Processed payload').textContent()).not.toContain('Mallory');
    const binding = page.page.getByRole('status', { name: 'Key Binding', exact: true });
    expect(await binding.getAttribute('data-state')).toBe('invalid');
  });

  test('keeps its disclosures when the payload is edited', async () => {
    const tail = '~WyJBQUFBQUFBQUFBQUFBQUFBQUFBQUFBIiwiYSIsMV0~';
    await page.judge(tokenOf('{"sub":"ana"}') + tail, SECRET);
    await page.edit(page.payload, (shown) => shown.replace('ana', 'ben'));
    expect(await page.settled()).toBe('verified');
    expect(await page.tokenText()).toBe(tokenOf('{"sub":"ben"}') + tail);
  });
});

test('a DPoP proof is checked with its own key, at once', async () => {
  expect(await page.judge(RFC9449.proof, '')).toBe('unverified');
  expect(await page.verdict.textContent()).toContain(RFC9449.thumbprint);
  expect(await page.issueCodes()).not.toContain('jwk-embedded');
  expect(await page.judge(RFC9449.proof.replace(/Lg$/, 'LQ'), '')).toBe('invalid');
});

test('a fault in the JSON of the payload is marked in the token and in the pane', async () => {
  const payload = encodePart('{"sub":"ana" "aud":"x"}');
  await page.judge(`${encodePart('{"alg":"HS256"}')}.${payload}.AAAA`, '');
  const marked = page.token.locator('.cm-fault');
  await marked.first().waitFor();
  // Byte 13, the second quotation mark too many, is in characters 17 and 18.
  expect((await marked.allTextContents()).join('')).toBe(payload.slice(17, 19));
  expect(await page.payload.locator('.cm-fault').textContent()).toBe('"');
});

test('nesting of 100,000 and markup do no harm', async () => {
  const deep = `{"a":${'['.repeat(100_000)}${']'.repeat(100_000)}}`;
  expect(await page.judge(tokenOf(deep), SECRET)).toBe('verified');
  const markup = '{"sub":"<img src=x onerror=alert(1)>","__proto__":{"exp":1}}';
  expect(await page.judge(tokenOf(markup), SECRET)).toBe('verified');
  expect(await page.textOf(page.payload)).toContain('<img src=x onerror=alert(1)>');
});
