import { describe, expect, test } from 'vitest';
import { decodeToken } from '../../../src/core/decode/decode-token.ts';
import { extractTokens } from '../../../src/core/extract/extract-tokens.ts';

const encode = (text: string) => Buffer.from(text).toString('base64url');
const HEADER = encode('{"alg":"HS256"}');
const SIGNATURE = 'A'.repeat(43);

describe('the reader of all texts', () => {
  test('takes a payload of 10 MB', () => {
    const compact = `${HEADER}.${encode(`{"a":"${'x'.repeat(10_000_000)}"}`)}.${SIGNATURE}`;
    const [found, ...more] = extractTokens(compact);
    expect(found?.compact.length).toBe(compact.length);
    expect(more).toEqual([]);
    expect(found && decodeToken(found).faults).toEqual([]);
  });

  test('takes a million dots, and percent-encoded ones', () => {
    expect(extractTokens(`${HEADER}${'.'.repeat(1_000_000)}`).length).toBeLessThanOrEqual(1);
    expect(extractTokens(`a=${HEADER}${'%2B'.repeat(300_000)}`).length).toBeLessThanOrEqual(1);
  });
});
