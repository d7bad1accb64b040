import { expect, test } from 'vitest';
import { secretGuesses } from '../../../src/core/diagnosis/secret-guesses.ts';
import { parseKeys } from '../../../src/core/keys/parse-keys.ts';

function guess(text: string): string[] {
  const reading = parseKeys(text, 'utf8');
  if (reading.state !== 'read') throw new Error('no secret');
  return secretGuesses(reading, text, 'utf8').map(({ bytes }) =>
    Buffer.from(bytes).toString('latin1'),
  );
}

test.each([
  ['"hush"', 'hush'],
  ["'hush',", 'hush'],
  ['hush', 'hush\n'],
  ['hush', 'hush\r\n'],
  ['a\\nb', 'a\nb'],
  ['\ufeffhush', 'hush'],
  ['aHVzaA==', 'hush'],
  ['68757368', 'hush'],
  [Buffer.from('aHVzaA==').toString('base64'), 'hush'],
  ['hush', 'h\0u\0s\0h\0'],
  ['hüsh', 'h\u00fcsh'],
  ['SECRET=hush', 'SECRET=hush'],
  ['hush', 'aHVzaA=='],
  ['hush', '68757368'],
])('takes %j for %j', (text, secret) => {
  expect(guess(text)).toContain(secret);
});

test('names no secret twice, and never the current one', () => {
  const guesses = guess(' hush ');
  expect(new Set(guesses).size).toBe(guesses.length);
  expect(guesses).not.toContain(' hush ');
});

test('leaves public keys to the search for key confusion', () => {
  expect(
    guess('{"kty":"OKP","crv":"Ed25519","x":"11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo"}'),
  ).toEqual([]);
});
