import { describe, expect, test } from 'vitest';
import { findRepair } from '../../../src/core/diagnosis/find-repair.ts';
import { soundToken } from '../../support/tokens/tokens.ts';
import { readToken } from '../read-token.ts';

const TOKEN = soundToken();
const [HEADER = '', PAYLOAD = '', SIGNATURE = ''] = TOKEN.split('.');

describe('what can be taken out of a broken token so that it is one', () => {
  test.each([
    ['a quote', `${HEADER}.${PAYLOAD.slice(0, 9)}"${PAYLOAD.slice(9)}.${SIGNATURE}`, ['quotes']],
    ['what is behind it', `${TOKEN};path=/`, ['foreign-tail']],
    ['what is before it', `x${TOKEN}`, ['foreign-head']],
  ])('%s', (_, text, mends) => {
    expect(findRepair(readToken(text), text)).toEqual({ mends, text: TOKEN });
  });

  test.each([
    ['a token that is whole', TOKEN],
    ['half a token', TOKEN.slice(0, 60)],
    [
      'a payload that is damaged',
      `${HEADER}.${PAYLOAD.slice(0, 9)}!!${PAYLOAD.slice(11)}.${SIGNATURE}`,
    ],
    ['a token in a long text', `${'word '.repeat(10)}${TOKEN};path=/`],
    ['a text that is too long', `${TOKEN}"${'a'.repeat(60_000)}`],
  ])('nothing of %s', (_, text) => {
    expect(findRepair(readToken(text), text)).toBeUndefined();
  });
});
