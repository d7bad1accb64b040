import { describe, expect, test } from 'vitest';
import {
  MOST_BYTES,
  readFetchAnswer,
  readFetchRequest,
} from '../../../src/core/keys/fetch-message.ts';

const VALUE = { text: '{}', address: 'https://a.example/', status: 200, contentType: '' };

describe('an answer', () => {
  test('is taken when it is whole and for this request', () => {
    expect(readFetchAnswer({ nonce: 'n', ok: true, value: VALUE }, 'n')).toEqual({
      ok: true,
      value: VALUE,
    });
    expect(readFetchAnswer({ nonce: 'n', ok: false, problem: 'timeout' }, 'n')).toEqual({
      ok: false,
      problem: 'timeout',
    });
  });

  test.each([
    ['of another request', { nonce: 'm', ok: true, value: VALUE }],
    ['without a nonce', { ok: true, value: VALUE }],
    ['without a value', { nonce: 'n', ok: true }],
    ['with a value of another shape', { nonce: 'n', ok: true, value: { ...VALUE, text: 1 } }],
    ['without a status', { nonce: 'n', ok: true, value: { ...VALUE, status: '200' } }],
    [
      'that is larger than allowed',
      { nonce: 'n', ok: true, value: { ...VALUE, text: ' '.repeat(MOST_BYTES + 1) } },
    ],
    ['with an unknown failure', { nonce: 'n', ok: false, problem: 'other' }],
    ['that is text', 'n'],
    ['that is nothing', null],
  ])('is passed over %s', (_, data) => {
    expect(readFetchAnswer(data, 'n')).toBeUndefined();
  });

  test('brings no more than is known of it', () => {
    const data = { nonce: 'n', ok: true, value: { ...VALUE, more: 1 }, more: 1 };
    expect(readFetchAnswer(data, 'n')).toEqual({ ok: true, value: VALUE });
  });
});

describe('a request', () => {
  test('is an address and a nonce, and nothing more', () => {
    expect(readFetchRequest({ nonce: 'n', address: 'a', token: 't' })).toEqual({
      nonce: 'n',
      address: 'a',
    });
  });

  test.each([null, 'a', {}, { nonce: 'n' }, { address: 'a' }, { nonce: 1, address: 'a' }])(
    'is not %j',
    (data) => {
      expect(readFetchRequest(data)).toBeUndefined();
    },
  );
});
