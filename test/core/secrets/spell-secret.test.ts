import { expect, test } from 'vitest';
import { spellSecret } from '../../../src/core/secrets/spell-secret.ts';

test.each([
  ['a word', 'secret', { text: 'secret', encoding: 'utf8' }],
  ['a line break at the end', 'secret\n', { text: 'secret\n', encoding: 'utf8' }],
  ['other letters', 'тайна', { text: 'тайна', encoding: 'utf8' }],
  ['a control character', 'a\u0000b', { text: 'YQBi', encoding: 'base64url' }],
  [
    'a carriage return, which a text box would change',
    'a\r',
    { text: 'YQ0', encoding: 'base64url' },
  ],
  ['bytes that are not text', '\xff\xfe', { text: '__4', encoding: 'base64url' }],
])('spells %s', (_, secret, spelled) => {
  const isLatin1 = /^[\u0080-\u00ff]+$/.test(secret);
  expect(spellSecret(new Uint8Array(Buffer.from(secret, isLatin1 ? 'latin1' : 'utf8')))).toEqual(
    spelled,
  );
});
