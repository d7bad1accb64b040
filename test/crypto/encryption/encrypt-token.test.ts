import { describe, expect, test } from 'vitest';
import { composeEncrypted } from '../../../src/core/compose/compose-encrypted.ts';
import { joseHeader } from '../../../src/core/decode/jose-header.ts';
import { stringMember } from '../../../src/core/encoding/json-query.ts';
import { parseJson } from '../../../src/core/encoding/json-text.ts';
import { encodeUtf8 } from '../../../src/core/encoding/utf8.ts';
import { parseKeys } from '../../../src/core/keys/parse-keys.ts';
import type { EncryptionSuite } from '../../../src/core/registry/encryption-algorithms.ts';
import { USUAL_ALLOWANCE } from '../../../src/core/verdict/decryption-verdict.ts';
import { decryptToken } from '../../../src/crypto/encryption/decrypt-token.ts';
import { encryptToken } from '../../../src/crypto/encryption/encrypt-token.ts';
import { generateEncryptionKey } from '../../../src/crypto/encryption/generate-encryption-key.ts';
import { readToken } from '../../core/read-token.ts';
import { privateJwkFor, publicJwkOf, SUITES, suiteOf } from '../../support/keys/encryption-keys.ts';
import {
  decryptWithNodeJose,
  encryptWithNodeJose,
} from '../../support/tokens/encrypt-with-node-jose.ts';
import { keyOf } from '../keys/key-of.ts';

const TEXT = '{"sub":"ana",\r\n "grüße":1.0}';

function composed(headerText: string, plaintext = TEXT) {
  const header = parseJson(headerText);
  if (!header.ok || header.value.type !== 'object') throw new Error('no header');
  return { headerText, header: header.value, plaintext: encodeUtf8(plaintext) };
}

function headerOf({ algorithm, encryption }: EncryptionSuite, more = ''): string {
  // Few rounds: these are not real passwords.
  const rounds = algorithm.isPassword ? ',"p2c":1000' : '';
  return `{ "alg" : "${algorithm.name}",\n"enc":"${encryption.name}"${rounds}${more}}`;
}

async function encrypt(suite: EncryptionSuite, keyText: string, headerText = headerOf(suite)) {
  const encrypted = await encryptToken(composed(headerText), suite, keyOf(keyText));
  if (!encrypted.ok) throw new Error('not encrypted');
  return encrypted.value;
}

async function decrypt(compact: string, keyText: string) {
  const reading = parseKeys(keyText, 'utf8');
  const limits = { allowance: USUAL_ALLOWANCE, signal: undefined };
  const { verdict, plaintext } = await decryptToken(readToken(compact), reading, 'utf8', limits);
  return { verdict, text: plaintext && new TextDecoder().decode(plaintext) };
}

const named = (suite: EncryptionSuite) =>
  [suite.algorithm.name, suite.encryption.name, suite] as const;

/** node-jose has neither RSA-OAEP with SHA-384 or SHA-512, nor key agreement for keys longer than 32 bytes. */
const SHARED = SUITES.filter(
  ({ algorithm, encryption }) =>
    !/^RSA-OAEP-(?:384|512)$/.test(algorithm.name) &&
    !(algorithm.name === 'ECDH-ES' && encryption.keyLength > 32),
);

describe('node-jose', () => {
  test.each(SHARED.map(named))('opens %s %s made here', async (_alg, _enc, suite) => {
    const jwk = privateJwkFor(suite);
    const { compact } = await encrypt(suite, JSON.stringify(jwk));

    expect(await decryptWithNodeJose(compact, jwk)).toBe(TEXT);
  });

  test.each(SHARED.map(named))('makes %s %s that is opened here', async (_alg, _enc, suite) => {
    const jwk = privateJwkFor(suite);
    const compact = await encryptWithNodeJose(suite, publicJwkOf(jwk), TEXT, {
      fields: suite.algorithm.isPassword ? { p2c: 1000 } : {},
    });

    const { verdict, text } = await decrypt(compact, JSON.stringify(jwk));
    expect(verdict.state).toBe('decrypted');
    expect(text).toBe(TEXT);
  });

  test('opens what is compressed here, and the other way round', async () => {
    const suite = suiteOf('dir', 'A128GCM');
    const jwk = privateJwkFor(suite);
    const { compact } = await encrypt(suite, JSON.stringify(jwk), headerOf(suite, ',"zip":"DEF"'));
    expect(await decryptWithNodeJose(compact, jwk)).toBe(TEXT);

    const theirs = await encryptWithNodeJose(suite, jwk, TEXT.repeat(40), { zip: true });
    expect(await decrypt(theirs, JSON.stringify(jwk))).toMatchObject({
      verdict: { state: 'decrypted', inflation: { to: TEXT.length * 40 + 80 } },
      text: TEXT.repeat(40),
    });
  });
});

describe('encrypting again', () => {
  test.each(SUITES.map(named))('%s %s draws a new vector', async (_alg, _enc, suite) => {
    const key = JSON.stringify(privateJwkFor(suite));
    const first = (await encrypt(suite, key)).compact.split('.');
    const second = (await encrypt(suite, key)).compact.split('.');

    expect(first[2]).not.toBe(second[2]);
    if (first[1] !== '') expect(first[1]).not.toBe(second[1]);
  });

  test('keeps every byte of the header except the algorithm', async () => {
    const suite = suiteOf('dir', 'A256GCM');
    const headerText = '{ "alg":"dir" ,\r\n"enc":"A256GCM","n":1.0,"x":"\\u0061" }';
    const { compact } = await encrypt(suite, JSON.stringify(privateJwkFor(suite)), headerText);
    const [header = ''] = compact.split('.');

    expect(Buffer.from(header, 'base64url').toString()).toBe(headerText);
  });

  test('takes away the parameters of another algorithm, and writes its own', async () => {
    const suite = suiteOf('A128GCMKW', 'A128GCM');
    const before =
      '{"epk":{"kty":"EC"},"alg":"A128GCMKW","p2s":"x","enc":"A128GCM","iv":"old","p2c":1}';
    const { headerText } = await encrypt(suite, JSON.stringify(privateJwkFor(suite)), before);

    expect(Object.keys(JSON.parse(headerText))).toEqual(['alg', 'enc', 'iv', 'tag']);
    expect(headerText).not.toContain('old');
  });

  test('keeps the names of the two sides in a key agreement', async () => {
    const suite = suiteOf('ECDH-ES', 'A256GCM');
    const key = JSON.stringify(privateJwkFor(suite));
    const { compact } = await encrypt(suite, key, headerOf(suite, ',"apu":"QWxpY2U","apv":"Qm9i"'));

    expect((await decrypt(compact, key)).text).toBe(TEXT);
  });
});

describe('a key that is made', () => {
  const curves = ['P-256', 'P-384', 'P-521', 'X25519'];
  const cases = SUITES.filter(({ encryption }) =>
    /^A(?:256GCM|128CBC)/.test(encryption.name),
  ).flatMap((suite) =>
    (suite.algorithm.curves ? curves : [undefined]).map(
      (curve) => [...named(suite), curve] as const,
    ),
  );

  test.each(cases)('for %s %s opens what it encrypts', async (_alg, _enc, suite, curve) => {
    const key = await generateEncryptionKey(suite, 2048, curve);
    const { compact } = await encrypt(suite, key);
    const { verdict, text } = await decrypt(compact, key);

    expect(verdict.state).toBe('decrypted');
    expect(text).toBe(TEXT);
    const header = joseHeader(readToken(compact));
    expect(header && stringMember(header, 'alg')).toBe(suite.algorithm.name);
  });
});

describe('an edit of an encrypted token', () => {
  const baseline = readToken(
    `${Buffer.from('{ "alg":"dir","enc":"A128GCM" }').toString('base64url')}..aXY.Y3Q.dGFn`,
  );
  const draft = { baseline: baseline.found.compact, headerText: undefined, plaintext: TEXT };

  test('changes only what was edited', () => {
    const edited = composeEncrypted(
      { ...draft, payloadText: '{\n  "sub": "bob",\n  "grüße": 1.0\n}' },
      baseline,
    );
    expect(edited.ok && new TextDecoder().decode(edited.value.plaintext)).toBe(
      '{"sub":"bob",\r\n "grüße":1.0}',
    );
    expect(edited.ok && edited.value.headerText).toBe('{ "alg":"dir","enc":"A128GCM" }');
  });

  test('names the fault of an edit that is not JSON', () => {
    const broken = composeEncrypted({ ...draft, payloadText: '{"sub":' }, baseline);
    expect(broken).toMatchObject({ ok: false, problem: { part: 'payload' } });
    const header = composeEncrypted({ ...draft, payloadText: '{}', headerText: '[1]' }, baseline);
    expect(header).toMatchObject({
      problem: { part: 'header', problem: { code: 'not-an-object' } },
    });
  });

  test('a plaintext that was not JSON can be edited to other text', () => {
    const edited = composeEncrypted({ ...draft, plaintext: 'a.b', payloadText: 'a.c' }, baseline);
    expect(edited.ok && new TextDecoder().decode(edited.value.plaintext)).toBe('a.c');
  });
});
