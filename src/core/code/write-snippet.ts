import { fail, ok, type Result } from '../result.ts';
import { isSymmetric } from './comments.ts';
import { hashBits, type SnippetLibrary, type Writer } from './snippet-library.ts';
import type { CodeFile, NoSnippet, SnippetRole, SnippetSubject } from './snippet-subject.ts';

/** Code for one library, or why there is none: no code is better than wrong code. */
export function writeSnippet(
  library: SnippetLibrary,
  subject: SnippetSubject,
  role: SnippetRole,
): Result<readonly CodeFile[], NoSnippet> {
  const { target } = subject;
  if (!readsForm(library, subject)) return fail({ code: 'form' });
  const writer = writerFor(library, subject, role);
  if (!writer) return fail({ code: 'role' });
  if (target.form !== 'jwe') {
    const { name } = target.algorithm;
    const isOtherCurve = target.curve === 'Ed448' && name === 'EdDSA' && !ED448.has(library.id);
    if (!library.algorithms.includes(name) || isOtherCurve) {
      const detail = library.explainMissing?.(name);
      return fail({ code: 'algorithm', ...(detail === undefined ? {} : { detail }) });
    }
  }
  return ok(writer(withOwnKey(library, subject, role)));
}

/** The libraries that do Ed448 under the name "EdDSA". */
const ED448: ReadonlySet<string> = new Set(['pyjwt', 'jjwt', 'openssl', 'curl']);

function readsForm(library: SnippetLibrary, { target }: SnippetSubject): boolean {
  if (target.form === 'jws') return (library.verify ?? library.sign) !== undefined;
  if (target.form === 'jwe') return (library.decrypt ?? library.encrypt) !== undefined;
  return library.verifyDisclosures !== undefined;
}

function writerFor(
  library: SnippetLibrary,
  { target }: SnippetSubject,
  role: SnippetRole,
): Writer | undefined {
  switch (target.form) {
    case 'jws':
      return role === 'verify' ? library.verify : library.sign;
    case 'jwe':
      return role === 'verify' ? library.decrypt : library.encrypt;
    case 'sd-jwt':
      return role === 'verify' ? library.verifyDisclosures : undefined;
  }
}

/** Who fetches no keys, or signs, takes the key from the environment instead. */
function withOwnKey(
  library: SnippetLibrary,
  subject: SnippetSubject,
  role: SnippetRole,
): SnippetSubject {
  const canFetch = library.fetchesKeys && role === 'verify';
  if (subject.key.from !== 'issuer' || canFetch) return subject;
  return { ...subject, key: { from: 'environment', encoding: 'utf8' } };
}

/** Bytes that a secret must have for the library to take it; undefined where any will do. */
export function leastSecret(library: SnippetLibrary, subject: SnippetSubject): number | undefined {
  if (!isSymmetric(subject)) return undefined;
  return library.leastSecret?.(Number(hashBits(subject)));
}
