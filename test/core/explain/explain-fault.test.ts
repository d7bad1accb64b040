import { describe, expect, test } from 'vitest';
import type { Fault, PartProblem } from '../../../src/core/decode/decoded-token.ts';
import { decodeBase64url } from '../../../src/core/encoding/base64url.ts';
import { explainFault, explainPartProblem } from '../../../src/core/explain/explain-fault.ts';
import { PART_NAMES } from '../../../src/core/explain/part-names.ts';
import { encodeText, readToken } from '../read-token.ts';

/** One problem of each code: the compiler asks for a new one. */
const PROBLEMS = {
  'not-base64url': { code: 'not-base64url', character: '!', offset: 4 },
  padding: { code: 'padding', offset: 4 },
  'impossible-length': { code: 'impossible-length', length: 5, offset: 4 },
  'not-canonical': { code: 'not-canonical', character: 'R', offset: 1 },
  'not-utf8': { code: 'not-utf8', octetOffset: 0 },
  'not-an-object': { code: 'not-an-object', offset: 0 },
  'json-empty': { code: 'json-empty', offset: 0 },
  'json-byte-order-mark': { code: 'json-byte-order-mark', offset: 0 },
  'json-unexpected': { code: 'json-unexpected', character: '\n', offset: 9 },
  'json-cut-off': { code: 'json-cut-off', offset: 7 },
  'json-text-after': { code: 'json-text-after', character: 'x', offset: 2 },
  'json-control-character': { code: 'json-control-character', offset: 3 },
  'json-bad-escape': { code: 'json-bad-escape', offset: 3 },
} satisfies { readonly [Code in PartProblem['code']]: PartProblem & { code: Code } };

describe('has plain words for every problem of every part', () => {
  test.each(
    Object.values<PartProblem>(PROBLEMS).map((problem) => [problem.code, problem] as const),
  )('%s', (_, problem) => {
    for (const part of Object.keys(PART_NAMES) as (keyof typeof PART_NAMES)[]) {
      const words = explainFault({ part, problem });
      const mayBeDetached = part === 'payload' && problem.code === 'json-empty';
      if (mayBeDetached) expect(words).toContain('paste it into the “Detached payload” field');
      else expect(words).toBe(`${PART_NAMES[part]}: ${explainPartProblem(problem)}`);
      expect(words).toMatch(/^[A-Z].{15,}[.]$/);
      expect(words).not.toMatch(/undefined|null|NaN|\[object/);
    }
  });
});

test.each<[Fault, string]>([
  [
    { part: 'token', problem: { code: 'truncated', length: 4096 } },
    'The token is cut off after 4096 characters, a common limit for database columns, cookies and lines. Copy the whole token.',
  ],
  [
    { part: 'token', problem: { code: 'member-repeated', name: 'payload' } },
    'Duplicate member “payload”: parsers disagree on which value to use.',
  ],
  [
    { part: 'payload', problem: { code: 'not-base64url', character: '+', offset: 3 } },
    'Payload: character 4 (“+”) is not valid in base64url. Standard Base64 uses “+” and “/” where base64url uses “-” and “_” (RFC 7515 §2). Strict verifiers reject the token.',
  ],
  [
    {
      part: 'signature',
      problem: { code: 'not-base64url', character: '%', offset: 0, isEscape: true },
    },
    'Signature: character 1 (“%”) is not valid in base64url. The token is percent-encoded; decode it first.',
  ],
  [
    { part: 'signature', problem: { code: 'not-base64url', character: '%', offset: 0 } },
    'Signature: character 1 (“%”) is not valid in base64url. Remove this character if it was copied along with the token.',
  ],
  [
    { part: 'payload', problem: { code: 'not-base64url', character: '…', offset: 9 } },
    'Payload: character 10 (“…”) is not valid in base64url. The token was shortened for display. Copy the whole token.',
  ],
  [
    { part: 'header', problem: { code: 'not-base64url', character: '\u200b', offset: 1 } },
    'Header: character 2 (U+200B) is not valid in base64url. Remove this character if it was copied along with the token.',
  ],
  [
    { part: 'signature', problem: PROBLEMS.padding },
    'Signature: character 5 (“=”) is padding, which a token must not have (RFC 7515 §2). Strict verifiers reject the token.',
  ],
  [{ part: 'payload', problem: PROBLEMS['not-utf8'] }, 'Payload: invalid UTF-8 at byte 1.'],
  [
    { part: 'payload', problem: PROBLEMS['json-cut-off'] },
    'Payload: invalid JSON: unexpected end of input after character 7.',
  ],
  [
    { part: 'header', problem: PROBLEMS['json-unexpected'] },
    'Header: invalid JSON at character 10: unexpected U+000A.',
  ],
  [
    { part: 'token', problem: { code: 'part-count', count: 1 } },
    'A signed token has three parts separated by dots; this token has one. The payload and signature are missing.',
  ],
  [
    { part: 'token', problem: { code: 'part-count', count: 2 } },
    'A signed token has three parts separated by dots; this token has two. The signature, or at least the dot before it, is missing.',
  ],
  [
    { part: 'token', problem: { code: 'part-count', count: 1_000_001 } },
    'A signed token has three parts and an encrypted token has five; this token has 1000001.',
  ],
])('says of %o', (fault, words) => {
  expect(explainFault(fault)).toBe(words);
});

test('has words for whatever a broken token has', () => {
  const faults = ['eyJ!.e30=.A', `${encodeText('{x')}.W10.AB`, '..', '.', 'eyJ9..==..a.b'].flatMap(
    (text) => readToken(text).faults,
  );

  expect(faults.length).toBeGreaterThan(10);
  for (const fault of faults) {
    expect(explainFault(fault)).toMatch(/\.$/);
    expect(explainFault(fault)).not.toMatch(/undefined|\[object/);
  }
});

test.each([
  ['%3D', true],
  ['AA%2b', true],
  ['AA%%', false],
  ['%', false],
  ['AA%G0', false],
  ['AA%2', false],
])('calls %s percent-encoded: %s', (encoded, isEncoded) => {
  const decoded = decodeBase64url(encoded);
  if (decoded.ok) throw new Error(encoded);
  const words = explainFault({ part: 'signature', problem: decoded.problem });
  expect(words.includes('percent-encoded')).toBe(isEncoded);
});
