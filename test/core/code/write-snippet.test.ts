import { describe, expect, test } from 'vitest';
import { explainNoSnippet } from '../../../src/core/code/explain-no-snippet.ts';
import { SNIPPET_LIBRARIES } from '../../../src/core/code/libraries.ts';
import type { SnippetSubject } from '../../../src/core/code/snippet-subject.ts';
import { leastSecret, writeSnippet } from '../../../src/core/code/write-snippet.ts';
import { findSignatureAlgorithm } from '../../../src/core/registry/algorithms.ts';
import { libraryOf, subjectFor } from '../../support/tokens/snippet-subjects.ts';

test.each([
  ['jsonwebtoken', 'EdDSA', 'jsonwebtoken doesn’t support EdDSA.'],
  ['jose', 'ES256K', 'jose doesn’t support ES256K.'],
  ['jose', 'ESP256', 'jose doesn’t support ESP256.'],
  ['pyjwt', 'ML-DSA-44', 'PyJWT doesn’t support ML-DSA-44.'],
  ['golang-jwt', 'ES256K', 'golang-jwt v5 doesn’t support ES256K.'],
  ['rust', 'ES512', 'jsonwebtoken doesn’t support ES512.'],
  ['php-jwt', 'PS256', 'firebase/php-jwt doesn’t support PS256.'],
  ['dotnet', 'EdDSA', 'Microsoft.IdentityModel doesn’t support EdDSA.'],
  ['ruby-jwt', 'EdDSA', expect.stringContaining('jwt-eddsa')],
  ['nimbus', 'EdDSA', expect.stringContaining('Tink')],
])('%s: no code for %s, and the words say so', (id, algorithm, words) => {
  const subject = subjectFor(algorithm);
  const written = writeSnippet(libraryOf(id), subject, 'verify');
  if (written.ok) throw new Error(written.value[0]?.code);

  expect(explainNoSnippet(libraryOf(id), written.problem, subject.target)).toEqual(words);
});

test.each(['jose', 'next', 'golang-jwt', 'rust', 'php-jwt'])(
  '%s: "EdDSA" is Ed25519, and a key on Ed448 does not pass for one',
  (id) => {
    const algorithm = findSignatureAlgorithm('EdDSA');
    if (!algorithm) throw new Error('EdDSA');
    const target = { form: 'jws', algorithm, curve: 'Ed448' } as const;
    const of = (curve: string) =>
      writeSnippet(libraryOf(id), subjectFor('EdDSA', { target: { ...target, curve } }), 'verify');

    expect(of('Ed25519').ok).toBe(true);
    expect(of('Ed448').ok).toBe(false);
  },
);

describe.each(SNIPPET_LIBRARIES)('$id', (library) => {
  const subjects = library.algorithms
    .map((algorithm) => subjectFor(algorithm))
    .flatMap((subject): SnippetSubject[] => [
      subject,
      { ...subject, key: { from: 'issuer' } },
      { ...subject, key: { from: 'environment', encoding: 'hex' } },
    ]);
  const codes = (subject: SnippetSubject) =>
    (['verify', 'sign'] as const).flatMap((role) => {
      const written = writeSnippet(library, subject, role);
      return written.ok ? [{ role, code: written.value.map(({ code }) => code).join('\n') }] : [];
    });

  test('pins the algorithm, the issuer and the audience in all it writes', () => {
    for (const subject of subjects) {
      for (const { code } of codes(subject)) {
        const { target } = subject;
        if (library.id !== 'curl' && library.id !== 'openssl') {
          expect(code).toContain(target.form === 'jwe' ? '' : target.algorithm.name);
          expect(code).toContain('https://login.example.com/');
          expect(code).toContain('https://api.example.com');
        }
        expect(code).not.toMatch(/undefined|\[object|NaN/);
      }
    }
  });

  test('has no secret and no private key unless it was given one to put in', () => {
    for (const subject of subjects) {
      for (const { code } of codes(subject)) expect(code).not.toMatch(/BEGIN (?:EC |RSA )?PRIVATE/);
    }
  });

  test('is for signed tokens or for SD-JWTs, and says what reads encrypted ones', () => {
    const target = { form: 'jwe', algorithm: 'dir', encryption: 'A256GCM' } as const;
    const subject = subjectFor('HS256', { target });
    const written = writeSnippet(library, subject, 'verify');
    const reads = library.id === 'jose' || library.id === 'curl';

    expect(written.ok).toBe(reads);
    if (written.ok) return;
    expect(explainNoSnippet(library, written.problem, target)).toContain('Use jose');
  });
});

test('curl encrypts nothing, and says what does', () => {
  const target = { form: 'jwe', algorithm: 'dir', encryption: 'A256GCM' } as const;
  const written = writeSnippet(libraryOf('curl'), subjectFor('HS256', { target }), 'sign');
  if (written.ok) throw new Error(written.value[0]?.code);

  expect(explainNoSnippet(libraryOf('curl'), written.problem, target)).toBe(
    'No encryption code is available for curl. Use jose.',
  );
});

test('an algorithm with a secret says how long the secret must be', () => {
  expect(leastSecret(libraryOf('jjwt'), subjectFor('HS384'))).toBe(48);
  expect(leastSecret(libraryOf('dotnet'), subjectFor('HS384'))).toBe(16);
  expect(leastSecret(libraryOf('jose'), subjectFor('HS256'))).toBeUndefined();
  expect(leastSecret(libraryOf('jjwt'), subjectFor('ES256'))).toBeUndefined();
});
