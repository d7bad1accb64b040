import { describe, expect, test } from 'vitest';
import type { Fault, PartProblem } from '../../../src/core/decode/decoded-token.ts';
import { decodeBase64url } from '../../../src/core/encoding/base64url.ts';
import { explainDisclosureProblem } from '../../../src/core/explain/explain-disclosure.ts';
import { explainFault } from '../../../src/core/explain/explain-fault.ts';
import { PART_NAMES } from '../../../src/core/explain/part-names.ts';
import { encodeText, readToken } from '../read-token.ts';

/** One problem of each code: the compiler asks for a new one. */
const PROBLEMS = {
  'not-base64url': { code: 'not-base64url', character: '!', offset: 4 },
  padding: { code: 'padding', offset: 4 },
  'impossible-length': { code: 'impossible-length', length: 5, offset: 4 },
  'not-canonical': { code: 'not-canonical', character: 'R', offset: 1 },
  'not-utf8': { code: 'not-utf8', byteOffset: 0 },
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
      else expect(words).toContain(`The ${PART_NAMES[part].toLowerCase()} `);
      expect(words).toMatch(/^[A-Z].{15,}[.]$/);
      expect(words).not.toMatch(/undefined|null|NaN|\[object/);
    }
  });
});

test.each<[Fault, string]>([
  [
    { part: 'token', problem: { code: 'truncated', length: 4096 } },
    'The token is cut off after 4,096 characters, a common limit for database columns, cookies and lines. Copy the whole token.',
  ],
  [
    { part: 'token', problem: { code: 'member-repeated', name: 'payload' } },
    'Duplicate member “payload”: parsers disagree on which value to use.',
  ],
  [
    { part: 'payload', problem: { code: 'not-base64url', character: '+', offset: 3 } },
    'The payload is not valid base64url: character 4 is “+”. Standard Base64 uses “+” and “/” where base64url uses “-” and “_” (RFC 7515 §2). Strict verifiers reject the token.',
  ],
  [
    {
      part: 'signature',
      problem: { code: 'not-base64url', character: '%', offset: 0, isEscape: true },
    },
    'The signature is not valid base64url: character 1 is “%”. The token is percent-encoded; decode it first.',
  ],
  [
    { part: 'signature', problem: { code: 'not-base64url', character: '%', offset: 0 } },
    'The signature is not valid base64url: character 1 is “%”. Remove this character if it was copied along with the token.',
  ],
  [
    { part: 'payload', problem: { code: 'not-base64url', character: '…', offset: 9 } },
    'The payload is not valid base64url: character 10 is “…”. The token was shortened for display. Copy the whole token.',
  ],
  [
    { part: 'header', problem: { code: 'not-base64url', character: '\u200b', offset: 1 } },
    'The header is not valid base64url: character 2 is U+200B. Remove this character if it was copied along with the token.',
  ],
  [
    { part: 'signature', problem: PROBLEMS.padding },
    'The signature has padding (“=” at character 5), which a token must not have (RFC 7515 §2). Strict verifiers reject the token.',
  ],
  [
    { part: 'signature', problem: { code: 'impossible-length', length: 1025, offset: 1024 } },
    'The signature has 1,025 characters, which is not a possible length of base64url. The end was probably cut off.',
  ],
  [
    { part: 'header', problem: PROBLEMS['json-empty'] },
    'The header is empty, but must contain JSON.',
  ],
  [{ part: 'payload', problem: PROBLEMS['not-utf8'] }, 'The payload is not valid UTF-8 at byte 1.'],
  [
    { part: 'payload', problem: PROBLEMS['json-cut-off'] },
    'The payload is not valid JSON: unexpected end of input after character 7.',
  ],
  [
    { part: 'header', problem: PROBLEMS['json-unexpected'] },
    'The header is not valid JSON: unexpected U+000A at character 10.',
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
    'A signed token has three parts and an encrypted token has five; this token has 1,000,001.',
  ],
])('says of %o', (fault, words) => {
  expect(explainFault(fault)).toBe(words);
});

test.each([
  [
    PROBLEMS['json-empty'],
    'The disclosure contains no JSON. A disclosure is a JSON array, which begins with “[”.',
  ],
  [
    PROBLEMS['json-text-after'],
    'The disclosure is not valid JSON: unexpected “x” at character 3, after the end of the value.',
  ],
])('says of a disclosure with %o what is wrong', (problem, words) => {
  expect(explainDisclosureProblem(problem)).toBe(words);
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
