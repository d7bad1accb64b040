import { createHmac } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { attachPayload } from '../../../src/core/decode/attach-payload.ts';
import type { DetachedPayload } from '../../../src/core/decode/decoded-token.ts';
import { explainDiagnosis } from '../../../src/core/explain/explain-diagnosis.ts';
import { explainVerdict } from '../../../src/core/explain/explain-verdict.ts';
import { parseKeys } from '../../../src/core/keys/parse-keys.ts';
import { diagnoseMismatch } from '../../../src/crypto/diagnosis/diagnose-mismatch.ts';
import { verifySignature } from '../../../src/crypto/signatures/verify-signature.ts';
import { readToken } from '../../core/read-token.ts';
import { encodePart, SECRET } from '../../support/tokens/tokens.ts';
import { OPEN_BANKING, PAYMENT_REQUEST } from '../../vectors/detached.ts';

const KEY = parseKeys(SECRET, 'utf8');
const HEADERS = {
  'in base64url': { alg: 'HS256' },
  'as it is': { alg: 'HS256', b64: false, crit: ['b64'] },
};

/** A token over a payload that is not in it. */
function detach(payload: string | Uint8Array, header: object): string {
  const head = encodePart(JSON.stringify(header));
  const isPlain = 'b64' in header;
  const body = isPlain
    ? Buffer.from(payload)
    : Buffer.from(Buffer.from(payload).toString('base64url'));
  const mac = createHmac('sha256', SECRET).update(`${head}.`).update(body).digest('base64url');
  return `${head}..${mac}`;
}

function judge(token: string, given: string | DetachedPayload) {
  return verifySignature(attachPayload(readToken(token), given), KEY, 'utf8');
}

describe.each(Object.entries(HEADERS))('a detached payload that is signed %s', (_, header) => {
  const text = '{"a":1,\n"b":2}\n';
  const crlf = text.replaceAll('\n', '\r\n');
  const mixed = '{"a":1,\r\n"b":2}\n';

  test.each([
    ['LF, typed', text, text, 'lf'],
    ['CRLF, typed where boxes know LF only', crlf, text, 'crlf'],
    ['LF, pasted with CRLF', text, crlf, 'lf'],
    ['CRLF, pasted with CRLF', crlf, crlf, 'crlf'],
    ['mixed, pasted so', mixed, mixed, 'mixed'],
  ])('with line ends %s verifies and says which', async (_name, signed, typed, lineEnds) => {
    const verdict = await judge(detach(signed, header), typed);
    expect(verdict).toMatchObject({ state: 'verified', lineEnds });
    if (lineEnds !== 'mixed') {
      expect(explainVerdict(verdict).detail).toContain(
        `with ${lineEnds.toUpperCase()} line endings`,
      );
    }
  });

  test('without line ends says nothing of them', async () => {
    const verdict = await judge(detach('{"a":1}', header), '{"a":1}');
    expect(verdict).toMatchObject({ state: 'verified' });
    expect(verdict).not.toHaveProperty('lineEnds');
  });

  test.each([
    ['bytes that are no text', Uint8Array.of(0xff, 0xfe, 0, 1, 0x80, 0x0d, 0x0a)],
    ['zeros', new Uint8Array(5)],
    ['a text with CRLF', Buffer.from(crlf)],
    ['a text with a byte order mark', Buffer.from('\ufeff{}')],
  ])('verifies as a file of %s, and of no other bytes', async (_name, content) => {
    const bytes = Uint8Array.from(content);
    const token = detach(bytes, header);
    expect(await judge(token, { bytes, isExact: true })).toMatchObject({ state: 'verified' });
    const other = bytes.with(0, (bytes[0] ?? 0) ^ 1);
    expect(await judge(token, { bytes: other, isExact: true })).toMatchObject({
      state: 'invalid',
    });
  });

  test('of a file is not read with other line ends than it has', async () => {
    const bytes = new TextEncoder().encode(text);
    expect(await judge(detach(crlf, header), { bytes, isExact: true })).toMatchObject({
      state: 'invalid',
      reason: 'mismatch',
    });
  });

  test.each([
    ['a line feed was lost', '{"a":1}\n', '{"a":1}', /a line feed at the end/],
    ['CR and LF were lost', '{"a":1}\r\n', '{"a":1}', /CR and LF at the end/],
    ['a line feed was added', '{"a":1}', '{"a":1}\n', /without the line end/],
    ['it was indented', '{"a":1,"b":[2]}', '{\n  "a": 1,\n  "b": [2]\n}', /without whitespace/],
    ['it was minified', '{\n  "a": 1,\n  "b": 2\n}', '{"a":1,"b":2}', /indented by two spaces/],
    [
      'it was minified, with its last line feed',
      '{\n    "a": 1\n}\n',
      '{"a":1}',
      /four spaces, and with a line feed/,
    ],
    [
      'it was minified, with CRLF',
      '{\r\n\t"a": 1\r\n}',
      '{"a":1}',
      /tabs, and with CRLF line endings/,
    ],
    ['a byte order mark was lost', '\ufeff{"a":1}', '{"a":1}', /with a byte order mark/],
    ['a byte order mark was added', '{"a":1}', '\ufeff{"a":1}', /without the byte order mark/],
    ['whitespace came around it', 'text', '  text\n\n', /without the whitespace/],
    ['the base64url is in the field', '{"a":1}', encodePart('{"a":1}'), /not encoded again/],
  ])('says why it does not match: %s', async (_name, signed, typed, words) => {
    // Its base64url is the payload itself only where it is encoded.
    if ('b64' in header && words.source.includes('encoded')) return;
    const token = attachPayload(readToken(detach(signed, header)), typed);
    if (KEY.state !== 'read') throw new Error('no key');
    const diagnosed = { token, text: '', reading: KEY, keyText: SECRET, encoding: 'utf8' } as const;
    const diagnosis = await diagnoseMismatch(diagnosed, new AbortController().signal, 60_000);
    const [reason] = explainDiagnosis(diagnosis);
    expect(`${reason?.kind} ${reason?.title}`).toMatch(words);
  });

  test('that is another one is explained by nothing', async () => {
    const token = attachPayload(readToken(detach('{"a":1}', header)), '{"a":2}');
    if (KEY.state !== 'read') throw new Error('no key');
    const diagnosed = { token, text: '', reading: KEY, keyText: SECRET, encoding: 'utf8' } as const;
    const diagnosis = await diagnoseMismatch(diagnosed, new AbortController().signal, 60_000);
    expect(diagnosis.match).toBeUndefined();
  });
});

test('a payment request over method, path, headers and body verifies with LF and with CRLF, and the body without the rest does not', async () => {
  const reading = parseKeys(PAYMENT_REQUEST.keys, 'utf8');
  const token = readToken(PAYMENT_REQUEST.token);
  const judgeWith = (text: string) => verifySignature(attachPayload(token, text), reading, 'utf8');
  const { payload } = PAYMENT_REQUEST;
  expect(await verifySignature(token, reading, 'utf8')).toMatchObject({ reason: 'detached' });
  expect(await judgeWith(payload)).toMatchObject({ state: 'verified', lineEnds: 'lf' });
  expect(await judgeWith(payload.replaceAll('\n', '\r\n'))).toMatchObject({
    state: 'verified',
    lineEnds: 'lf',
  });
  expect(await judgeWith(`${payload}\n`)).toMatchObject({ state: 'invalid' });
  expect(await judgeWith(payload.split('\n').at(-1) ?? '')).toMatchObject({ state: 'invalid' });
});

describe('a critical extension', () => {
  const sign = (header: object, secret = SECRET) => {
    const input = `${encodePart(JSON.stringify(header))}.${encodePart('{"sub":"a"}')}`;
    return `${input}.${createHmac('sha256', secret).update(input).digest('base64url')}`;
  };
  const verify = (token: string, key = KEY) => verifySignature(readToken(token), key, 'utf8');
  const unknown = { alg: 'HS256', crit: ['x'], x: 1 };

  test('that is unknown stays unsupported, and says whether the signature matches', async () => {
    const matching = await verify(sign(unknown));
    expect(matching).toMatchObject({ state: 'unsupported', reason: 'critical', matches: true });
    expect(explainVerdict(matching).detail).toMatch(
      /^The signature matches\. To accept the token, an API must understand “x”/,
    );
    const other = await verify(sign(unknown, 'another'));
    expect(other).toMatchObject({ state: 'unsupported', reason: 'critical', matches: false });
    expect(explainVerdict(other).detail).toMatch(/^The signature does not match/);
    expect(await verify(sign(unknown), { state: 'empty' })).toEqual({
      state: 'unsupported',
      reason: 'critical',
      names: ['x'],
    });
  });

  test('of Open Banking verifies with the body, and names what an API must check', async () => {
    const reading = parseKeys(OPEN_BANKING.key, 'utf8');
    const token = readToken(OPEN_BANKING.token);
    expect(await verifySignature(token, reading, 'utf8')).toMatchObject({ reason: 'detached' });
    const verdict = await verifySignature(
      attachPayload(token, OPEN_BANKING.payload),
      reading,
      'utf8',
    );
    expect(verdict).toMatchObject({ state: 'verified' });
    expect(explainVerdict(verdict).detail).toContain('“http://openbanking.org.uk/tan”');
    const changed = attachPayload(token, OPEN_BANKING.payload.replace('165', '166'));
    expect(await verifySignature(changed, reading, 'utf8')).toMatchObject({ state: 'invalid' });
  });

  test.each([
    ['a time that is a text', { 'http://openbanking.org.uk/iat': '1' }],
    ['a signer that is a number', { 'http://openbanking.org.uk/iss': 1 }],
    ['no trust anchor', { 'http://openbanking.org.uk/tan': '' }],
    ['an unknown one beside it', { 'http://openbanking.org.uk/iat': 1, x: 1 }],
    ['a name of another case', { 'http://openbanking.org.uk/IAT': 1 }],
  ])('of Open Banking with %s is not understood', async (_, members) => {
    const header = { alg: 'HS256', crit: Object.keys(members), ...members };
    expect(await verify(sign(header))).toMatchObject({ state: 'unsupported', matches: true });
  });
});
