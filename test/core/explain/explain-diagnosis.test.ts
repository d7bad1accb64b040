import { describe, expect, test } from 'vitest';
import { describeCause } from '../../../src/core/explain/explain-cause.ts';
import { explainDiagnosis } from '../../../src/core/explain/explain-diagnosis.ts';
import type { Cause, Clue, Diagnosis, Match } from '../../../src/core/verdict/diagnosis.ts';

function found(match: Match): Diagnosis {
  return { match, clues: [], tried: 3, isComplete: true };
}

function told(...clues: Clue[]): Diagnosis {
  return { match: undefined, clues, tried: 3, isComplete: true };
}

test.each([
  ['encoding', 'with the secret read as Hex'],
  ['trim', 'without the whitespace around the secret'],
  ['both', 'with the secret read as Hex, without the whitespace around it'],
  ['newline', 'with the secret read as Hex, followed by a line feed'],
] as const)('says how the secret would have to be read: %s', (change, words) => {
  const reading = { text: 'ff', encoding: 'hex', change } as const;
  expect(describeCause({ kind: 'secret-read', reading })).toBe(words);
});

test('says two causes in one sentence, and what to do about both', () => {
  const cause: Cause = { kind: 'algorithm', name: 'HS512', instead: 'HS256' };
  const form: Cause = { kind: 'signature-form', form: { form: 'hex' } };
  const [words, ...others] = explainDiagnosis(found([cause, form]));
  expect(others).toEqual([]);
  expect(words?.title).toBe(
    'The signature verifies with HS512 instead of HS256 and with the signature read as hex digits',
  );
  expect(words?.detail).toContain('Correct “alg”');
  expect(words?.detail).toContain('Encode the bytes of the signature as base64url');
});

describe('what can be said without a match never says that it would', () => {
  const clues: Clue[] = [
    { clue: 'made-by-key', hash: 'SHA-256', digest: '00', keyId: undefined, among: 1 },
    { clue: 'not-made-by-key', among: 1 },
    { clue: 'modulus', signatureBits: 1024, keyBits: 2048 },
    { clue: 'cut-off', bytes: 1, whole: 256 },
    { clue: 'length-of', bytes: 64, names: ['HS512', 'ES256', 'Ed25519'] },
    { clue: 'out-of-range', number: 's', curve: 'P-256' },
    { clue: 'beyond-modulus', among: 2 },
    { clue: 'named-key', parameter: 'x5t#S256', isThis: false },
    { clue: 'named-key', parameter: 'kid', isThis: true },
  ];

  test.each(clues.map((clue) => [JSON.stringify(clue), clue] as const))('%s', (_, clue) => {
    const [words] = explainDiagnosis(told(clue));
    expect(words?.kind).toBe('clue');
    expect(`${words?.title} ${words?.detail}`).not.toMatch(/would match/i);
  });

  test('names lengths in words', () => {
    const [words] = explainDiagnosis(told(clues[4] as Clue));
    expect(words?.title).toBe('The signature length matches HS512, ES256 or Ed25519');
  });
});

test('says that a text was another one only of a hash that was compared', () => {
  const made = { clue: 'made-by-key', digest: '00', keyId: 'a', among: 2 } as const;
  const titles = ['SHA-1', 'MD5'].map(
    (hash) => explainDiagnosis(told({ ...made, hash }))[0]?.title,
  );
  expect(titles).toEqual([
    'Key “a” created the signature, but over different text',
    'Key “a” created the signature, but with MD5',
  ]);
});

test('says how much was tried where nothing was found, and whether that was all', () => {
  const [all] = explainDiagnosis({ ...told(), tried: 1200 });
  expect(all?.title).toBe('No common mistake found');
  expect(all?.detail).toContain('1,200 variations');
  const [some] = explainDiagnosis({ ...told(), isComplete: false });
  expect(some?.detail).toContain('before the search timed out');
});
