import { describe, expect, test } from 'vitest';
import { parseKeys } from '../../../src/core/keys/parse-keys.ts';
import { audit } from '../../../src/crypto/evidence/study-token.ts';
import { judgeToken } from '../../../src/crypto/judge-token.ts';
import { fillSnippet, SNIPPETS } from '../../../src/features/commands/snippets.ts';
import { readToken } from '../../core/read-token.ts';
import { testKey } from '../../support/keys/test-keys.ts';
import { nowInSeconds, SECRET, soundToken } from '../../support/tokens/tokens.ts';

const NO_KEY = parseKeys('', 'utf8');

async function fill(id: string, keyText: string, text = '') {
  const snippet = SNIPPETS.find((each) => each.id === id);
  if (!snippet) throw new Error('no such snippet');
  const token = text === '' ? undefined : readToken(text);
  const filled = await fillSnippet(snippet, text, token, parseKeys(keyText, 'utf8'));
  if (!filled) throw new Error('not filled');
  return filled;
}

describe.each(SNIPPETS.map((snippet) => [snippet.id, snippet] as const))('%s', (_, snippet) => {
  test('is signed with a new key where there is none, and free of faults', async () => {
    const filled = await fillSnippet(snippet, '', undefined, NO_KEY);
    const token = readToken(filled?.text ?? '');
    const reading = parseKeys(filled?.keyText ?? '', 'utf8');

    expect((await judgeToken(token, reading, 'utf8')).signature.state).toBe('verified');
    const codes = audit(token, reading, nowInSeconds()).map(({ code }) => code);
    // The key of a DPoP proof is in its header by design.
    expect(codes).toEqual([]);
  });

  test("is signed with the user's key where it can", async () => {
    const filled = await fill(snippet.id, testKey('EdDSA').privatePem);
    const reading = parseKeys(testKey('EdDSA').publicPem, 'utf8');
    const { signature } = await judgeToken(readToken(filled.text), reading, 'utf8');

    expect(signature.state).toBe('verified');
    expect(filled.keyText).toBeUndefined();
  });
});

test('a secret signs what may be signed with one, and nothing else', async () => {
  expect((await fill('access-token', SECRET)).keyText).toBeUndefined();
  expect((await fill('dpop-proof', SECRET)).keyText).toContain('PRIVATE KEY');
  expect((await fill('client-assertion', SECRET)).keyText).toContain('PRIVATE KEY');
});

test('a snippet replaces a public key, which cannot sign', async () => {
  expect((await fill('id-token', testKey('ES256').publicPem)).keyText).toContain('PRIVATE KEY');
});

test('a DPoP proof carries the public half of its key, and no more', async () => {
  const { text, keyText } = await fill('dpop-proof', '');
  const header = JSON.parse(Buffer.from(text.split('.')[0] ?? '', 'base64url').toString());

  expect(keyText).toContain('PRIVATE KEY');
  expect(header).toMatchObject({ typ: 'dpop+jwt', alg: 'ES256', jwk: { kty: 'EC' } });
  expect(Object.keys(header.jwk).toSorted()).toEqual(['crv', 'kty', 'x', 'y']);
});

test('keeps the text around the token', async () => {
  const token = soundToken();
  const { text } = await fill('id-token', SECRET, `Authorization: Bearer ${token}`);
  expect(text).toMatch(/^Authorization: Bearer eyJ[\w-]+\.[\w-]+\.[\w-]+$/);
  expect(text).not.toContain(token);
});
