import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { CHECKSUMS, filesOf } from '../build/finish-build.ts';
import { expectedHeaders, headerProblems } from './expected-headers.ts';
import { contentOf, fetchFile, type ServedFile } from './fetch-file.ts';
import { findReferences } from './find-references.ts';

/** One way in which a served copy is not the build. */
export interface Difference {
  readonly kind: 'changed' | 'missing' | 'extra' | 'redirect' | 'header';
  /** Of the file; `''` is the page at the address itself. */
  readonly name: string;
  readonly detail: string;
}

/** What was compared. */
export interface Comparison {
  readonly fetched: number;
  readonly differences: readonly Difference[];
}

interface Copy {
  /** Ends in a slash. */
  readonly base: string;
  readonly folder: string;
  readonly checkHeaders: boolean;
}

/** Requests at a time. */
const AT_ONCE = 6;

/** Characters of the list of a copy that are read; ours has some 60,000. */
const MAX_LIST = 200_000;

/** A line of SHA256SUMS, or of a copy that lists what it likes. */
const SUM = /^[0-9a-f]{64} [ *](.+)$/gm;

/** Compares every file of a build, and every file that the copy lists, with what the copy serves. */
export async function compareCopy(copy: Copy): Promise<Comparison> {
  const built = filesOf(copy.folder);
  const listed = await fetchFile(copy.base + CHECKSUMS);
  const extra = namesIn(listed).filter((name) => !built.includes(name));
  const names = ['', ...built];
  const differences: Difference[] = [];
  for (let start = 0; start < names.length; start += AT_ONCE) {
    const group = names.slice(start, start + AT_ONCE);
    const found = await Promise.all(group.map((name) => compareFile(copy, name, built)));
    differences.push(...found.flat());
  }
  for (const name of extra) {
    differences.push({ kind: 'extra', name, detail: await describeExtra(copy.base, name) });
  }
  return { fetched: names.length + extra.length + 1, differences: unique(differences) };
}

function namesIn(sums: ServedFile): string[] {
  if (sums.status !== 200) return [];
  const lines = contentOf(sums).toString().slice(0, MAX_LIST);
  return Array.from(lines.matchAll(SUM), ([, name = '']) => name);
}

async function compareFile(
  { base, folder, checkHeaders }: Copy,
  name: string,
  built: readonly string[],
): Promise<Difference[]> {
  const served = await fetchFile(base + addressOf(name));
  const { status, headers } = served;
  if (status >= 300 && status < 400) {
    const detail = `The host redirects to another host: ${headers.location ?? 'nowhere'}.`;
    return [{ kind: 'redirect', name, detail }];
  }
  if (status !== 200) {
    return [{ kind: 'missing', name, detail: `The host answers with status ${status}.` }];
  }
  const differences: Difference[] = [];
  const expected = readFileSync(join(folder, name || 'index.html'));
  const content = contentOf(served);
  // Apache calls the .gz files of the build compressed, which they are.
  if (!content.equals(expected) && !served.body.equals(expected)) {
    const detail = describeChange(served, name, content, expected);
    differences.push({ kind: 'changed', name, detail });
    const known = findReferences(expected.toString(), name, base);
    for (const reference of findReferences(content.toString(), name, base)) {
      if (known.has(reference) || built.includes(reference)) continue;
      const by = `“${name || 'the page'}” refers to it, and the build does not.`;
      differences.push({ kind: 'extra', name: reference, detail: by });
    }
  }
  if (checkHeaders) {
    const wanted = expectedHeaders(name, (each) => readFileSync(join(folder, each), 'utf8'));
    for (const detail of headerProblems(headers, wanted)) {
      differences.push({ kind: 'header', name, detail });
    }
  }
  return differences;
}

function describeChange(
  { headers }: ServedFile,
  name: string,
  content: Buffer,
  expected: Buffer,
): string {
  const isPage = headers['content-type']?.startsWith('text/html') && !/\.html$|^$/.test(name);
  if (isPage) return 'The host answers with an HTML page, as some do for missing files.';
  const sizes = `${content.length} bytes instead of ${expected.length}`;
  if (content.length !== expected.length) return `The host sends ${sizes}.`;
  const place = content.findIndex((byte, index) => byte !== expected[index]);
  return `The content differs from byte ${place} on.`;
}

async function describeExtra(base: string, name: string): Promise<string> {
  const { status } = await fetchFile(base + addressOf(name));
  const served = status === 200 ? 'serves it' : `answers with status ${status}`;
  return `${CHECKSUMS} of the copy lists it, and the host ${served}; the build does not contain this file.`;
}

function addressOf(name: string): string {
  return name.split('/').map(encodeURIComponent).join('/');
}

/** Several files may refer to one that is too many. */
function unique(differences: readonly Difference[]): Difference[] {
  const key = ({ kind, name, detail }: Difference) =>
    kind === 'extra' ? `extra ${name}` : `${kind} ${name} ${detail}`;
  return [...new Map(differences.map((each) => [key(each), each])).values()];
}
