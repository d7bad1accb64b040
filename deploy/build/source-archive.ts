import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { create } from 'tar';
import type { Plugin } from 'vite';
import { afterBuild } from './after-build.ts';
import { git } from './git.ts';

/** The source of a copy, published beside it. */
export const SOURCE_ARCHIVE = 'source.tar.gz';

/** Pictures of the page, which its tests draw: two thirds of all bytes. */
const DRAWN = /^test\/screenshots\/.*\.png$/;

/** What a build without a repository leaves out: whatever is not of the project. */
const NOT_OURS = new Set(['.git', 'node_modules', 'dist']);

/** Writes all files that the page is built and tested with into the built folder, as one archive. */
export function sourceArchive(): Plugin {
  return afterBuild('source-archive', (folder, { root }) =>
    writeArchive(root, sourceFiles(root), join(folder, SOURCE_ARCHIVE)),
  );
}

/** The paths of the project's files below `root`, sorted: what git tracks, or else all that is not fetched or built. */
export function sourceFiles(root: string): string[] {
  const names = git(root, 'ls-files', '--cached', '-z')?.split('\0') ?? walk(root, '');
  return names.filter((name) => name !== '' && !DRAWN.test(name)).toSorted();
}

function walk(root: string, folder: string): string[] {
  return readdirSync(join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    const name = folder === '' ? entry.name : `${folder}/${entry.name}`;
    if (NOT_OURS.has(entry.name) || entry.name.endsWith('.log')) return [];
    return entry.isDirectory() ? walk(root, name) : [name];
  });
}

/** The same files give the same bytes: no owner, no time and no order of the disk is in the archive. */
export async function writeArchive(
  root: string,
  names: readonly string[],
  file: string,
  prefix = 'claimcheck',
): Promise<void> {
  const options = { cwd: root, file, gzip: { level: 9 }, portable: true, noDirRecurse: true };
  await create({ ...options, mtime: new Date(0), prefix }, [...names]);
}
