import { generateKeyPairSync } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { looksLikePem, readPemBlocks, writePem } from '../../../src/core/encoding/pem.ts';

function readPem(text: string) {
  const [first] = readPemBlocks(text);
  if (!first) throw new Error('no block');
  return first;
}

const { publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
const PEM = publicKey.export({ format: 'pem', type: 'spki' }).toString();
const DER = Uint8Array.from(publicKey.export({ format: 'der', type: 'spki' }));
const READ = { ok: true, value: { label: 'PUBLIC KEY', der: DER } };
const [BEGIN = '', ...REST] = PEM.trim().split('\n');
const BODY = REST.slice(0, -1).join('');
const END = REST.at(-1) ?? '';

describe('reads a block', () => {
  test.each([
    ['as it was written', PEM],
    ['without a last line break', PEM.trim()],
    ['with Windows line ends', PEM.replaceAll('\n', '\r\n')],
    ['on one line', `${BEGIN}${BODY}${END}`],
    ['with blanks for line breaks, as out of a form', PEM.replaceAll('\n', ' ')],
    ['with indentation', PEM.replaceAll('\n', '\n    ')],
    ['without padding', `${BEGIN}\n${BODY.replace(/=+$/, '')}\n${END}`],
    ['behind other text', `Key of the issuer:\n${PEM}`],
    ['before another block', `${PEM}${PEM.replaceAll('PUBLIC', 'OTHER')}`],
  ])('%s', (_, text) => {
    expect(looksLikePem(text)).toBe(true);
    expect(readPem(text)).toEqual(READ);
  });
});

test.each([
  'a secret',
  '',
  '-----BEGIN',
  '-----BEGIN -----',
  '----BEGIN PUBLIC KEY----',
  '-----END PUBLIC KEY-----',
])('%j does not look like PEM', (text) => {
  expect(looksLikePem(text)).toBe(false);
});

describe('names', () => {
  test.each([
    ['a missing last line', `${BEGIN}\n${BODY}\n`],
    ['a last line with another label', PEM.replace('END PUBLIC', 'END PRIVATE')],
    ['a last line before the first', `${END}\n${BEGIN}\n${BODY}`],
  ])('%s', (_, text) => {
    expect(readPem(text)).toEqual({
      ok: false,
      problem: { code: 'pem-without-end', label: 'PUBLIC KEY' },
    });
  });

  test.each([
    ['a hyphen', '-', '-'],
    ['an underscore', '_', '_'],
    ['a colon', ':', ':'],
    ['an accent', 'é', 'é'],
    ['a character beyond 16 bits, whole', '😀', '😀'],
    ['an ellipsis', '…', '…'],
  ])('%s in the body', (_, put, character) => {
    expect(readPem(`${BEGIN}\nAAAA${put}AAA\n${END}`)).toEqual({
      ok: false,
      problem: { code: 'pem-not-base64', label: 'PUBLIC KEY', character },
    });
  });

  test('an equals sign inside the body', () => {
    expect(readPem(`${BEGIN}\nAA==AAAA\n${END}`)).toMatchObject({
      problem: { code: 'pem-not-base64', character: '=' },
    });
  });
});

test('blames no equals sign when a character is missing', () => {
  const result = readPem(`${BEGIN}\nAAAAA\n${END}`);

  expect(result.ok).toBe(false);
  expect(result).not.toMatchObject({ problem: { character: '=' } });
});

test.each([
  [
    'behind each line',
    (lines: readonly string[]) => lines.map((line) => `'${line}\\n' +`).join('\n'),
  ],
  [
    'before each line',
    (lines: readonly string[]) => lines.map((line) => `+ '${line}\\n'`).join('\n'),
  ],
  ['on one line', (lines: readonly string[]) => lines.map((line) => `"${line}\\n"`).join(' + ')],
])('a line that begins with a plus keeps it where strings are joined: %s', (_, join) => {
  const der = Uint8Array.from({ length: 96 }, () => 0xfb);
  const pem = writePem('PUBLIC KEY', der);
  expect(pem).toContain('\n+/v7');
  const read = readPem(join(pem.trim().split('\n')));
  expect(read.ok && read.value.der).toEqual(der);
});
