import { SNIPPET_LIBRARIES } from '../../../src/core/code/libraries.ts';
import type { SnippetLibrary } from '../../../src/core/code/snippet-library.ts';
import type {
  CodeFile,
  SnippetRole,
  SnippetSubject,
} from '../../../src/core/code/snippet-subject.ts';
import { writeSnippet } from '../../../src/core/code/write-snippet.ts';
import { findSignatureAlgorithm } from '../../../src/core/registry/algorithms.ts';

/** A subject as most tokens make it; `changes` are what a test is about. */
export function subjectFor(
  algorithm: string,
  changes: Partial<SnippetSubject> = {},
): SnippetSubject {
  const facts = findSignatureAlgorithm(algorithm);
  if (!facts) throw new Error(algorithm);
  return {
    target: { form: 'jws', algorithm: facts, curve: undefined },
    issuer: 'https://login.example.com/',
    audience: 'https://api.example.com',
    type: 'at+jwt',
    keyId: 'key-1',
    requiredClaims: ['exp'],
    tolerance: 0,
    lifetime: 600,
    length: 400,
    isBound: false,
    scheme: 'Bearer',
    key: { from: 'environment', encoding: 'utf8' },
    ...changes,
  };
}

export function libraryOf(id: string): SnippetLibrary {
  const library = SNIPPET_LIBRARIES.find((known) => known.id === id);
  if (!library) throw new Error(id);
  return library;
}

/** The code of a library that has it. */
export function filesOf(
  id: string,
  subject: SnippetSubject,
  role: SnippetRole = 'verify',
): readonly CodeFile[] {
  const written = writeSnippet(libraryOf(id), subject, role);
  if (!written.ok) throw new Error(`${id}: ${JSON.stringify(written.problem)}`);
  return written.value;
}
