import { createHash, createHmac } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { withoutPadding } from '../../src/crypto/keys/without-padding.ts';
import { type SearchOutcome, searchSecret } from '../../src/worker/search-secret.ts';
import type { SecretSource } from '../../src/worker/secret-source.ts';

const INPUT = 'eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiJ1c2VyLTEifQ';
const HASHES = { HS256: 'sha256', HS384: 'sha384', HS512: 'sha512' } as const;

/** Searches for the secret of a signature that Node's own HMAC has made. */
async function search(
  secret: string | Uint8Array,
  source: SecretSource,
  algorithm: keyof typeof HASHES = 'HS256',
  known?: Uint8Array<ArrayBuffer>,
): Promise<SearchOutcome> {
  const mac = createHmac(HASHES[algorithm], secret).update(INPUT).digest();
  const signature = new Uint8Array(mac);
  const madeWith =
    known && new Uint8Array(createHash('sha256').update(withoutPadding(known)).digest());
  const job = searchSecret({ algorithm, signingInput: INPUT, signature, madeWith, source });
  for (;;) {
    const step = await job.next();
    if (step.done) return step.value;
    expect(step.value.share).toBeGreaterThanOrEqual(0);
    expect(step.value.share).toBeLessThanOrEqual(1);
  }
}

function textOf(outcome: SearchOutcome): string | undefined {
  return outcome.state === 'found' ? Buffer.from(outcome.secret).toString() : undefined;
}

const COMMON: SecretSource = { kind: 'common', words: ['shop-secret'] };

describe('the search for a weak secret', () => {
  test.each(['HS256', 'HS384', 'HS512'] as const)('finds a default under %s', async (name) => {
    expect(textOf(await search('your-256-bit-secret', COMMON, name))).toBe('your-256-bit-secret');
  });

  test.each([
    ['in capitals at the front', 'Changeme'],
    ['with a final newline', 'changeme\n'],
    ['of the words of the token', 'shop-secret'],
    ['of the common passwords', 'liverpool'],
    ['of the common passwords, in capitals at the front', 'Liverpool'],
  ])('finds a word %s', async (_, secret) => {
    expect(textOf(await search(secret, COMMON))).toBe(secret);
  });

  test('finds the key of RFC 7515 A.1, which is written in base64url', async () => {
    const text =
      'AyM1SysPpbyDfgZld3umj1qzKObwVMkoqQ-EstJQLr_T-1qS0gZH75aKtMN3Yj0iPS4hcgUuTwjAzZr1Z9CAow';
    const bytes = Buffer.from(text, 'base64url');
    expect(await search(bytes, COMMON)).toMatchObject({ secret: new Uint8Array(bytes) });
  });

  test.each([
    ['your-256-bit-secret', 'HS256'],
    ['Liverpool', 'HS512'],
    ['liverpool\0\0', 'HS256'],
  ] as const)('looks up %j where it is known to have signed', async (secret, algorithm) => {
    const known = new TextEncoder().encode(secret);
    const found = await search(secret, COMMON, algorithm, known);
    expect(textOf(found)).toBe(secret.replaceAll('\0', ''));
    const blind = await search(secret, COMMON, algorithm);
    expect(found.tried).toBeLessThanOrEqual(blind.tried);
  });

  test('finds nothing in the lists where a secret of nobody’s has signed', async () => {
    const known = new TextEncoder().encode('Zz9!none has this');
    const looked = await search(known, COMMON, 'HS256', known);
    expect(looked).toEqual(await search(known, COMMON));
    expect(looked.state).toBe('not-found');
  });

  test('reports a looked-up secret only if it made the signature', async () => {
    const other = new TextEncoder().encode('liverpool');
    expect((await search('Zz9!none has this', COMMON, 'HS256', other)).state).toBe('not-found');
  });

  test('goes through all short strings in their order', async () => {
    for (const [text, count] of [
      ['a', 1],
      ['9', 36],
      ['aa', 37],
      ['bzz', 3554],
    ] as const) {
      const { state, tried } = await search(text, { kind: 'short' });
      expect(state).toBe('found');
      // Some are in flight beside the one that is found.
      expect(tried).toBeGreaterThanOrEqual(count);
      expect(tried).toBeLessThan(count + 40);
    }
  });

  test('reads a list of the user, whose lines are tried as they are', async () => {
    const list = ['alpha', ' bravo ', 'caf\u00e9', '', 'delta'].join('\r\n');
    const file = new Blob(['\ufeff', list]);
    for (const word of ['alpha', ' bravo ', 'caf\u00e9', 'delta']) {
      expect(textOf(await search(word, { kind: 'file', file }))).toBe(word);
    }
    const missed = await search('bravo', { kind: 'file', file });
    expect(missed).toEqual({ state: 'not-found', tried: 4, missing: undefined });
  });

  test('says when the list can’t be read', async () => {
    const stream = () =>
      new ReadableStream({ start: (controller) => controller.error(new Error('gone')) });
    const file = Object.assign(new Blob(['a']), { stream }) as Blob;
    const outcome = await search('a', { kind: 'file', file });
    expect(outcome).toEqual({ state: 'not-found', tried: 0, missing: 'file' });
  });
});
