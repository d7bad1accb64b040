import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { CHECKSUMS } from '../build/finish-build.ts';
import { git } from '../build/git.ts';
import { buildCommit } from './build-commit.ts';
import { type Comparison, compareCopy, type Difference } from './compare-copy.ts';
import { contentOf, fetchFile } from './fetch-file.ts';

const USAGE = `npm run verify-deployment -- https://host/path [--dist FOLDER] [--no-headers]

Compares a deployed copy with a build of the commit that the copy names. This command uses
the network: it fetches the files of the copy, and installs packages to build the commit.
No other command asks hosts for more than packages and the container’s base image.

  --dist FOLDER  compares with the build in FOLDER, which you trust, instead
  --no-headers   does not check headers, for hosts that let nobody set them
`;

/** Files that a line names. */
const NAMED = 3;

/** A copy that cannot be checked: it is not known to differ. */
class CannotCheck extends Error {}

/** Runs the command with its words; returns the exit code: 0 same, 1 different, 2 not checked. */
export async function verifyDeployment(
  words: readonly string[],
  write: (text: string) => void,
  root = process.cwd(),
): Promise<0 | 1 | 2> {
  try {
    const { address, dist, checkHeaders } = readWords(words);
    write(`Checking ${address} over the network.\n`);
    const { base, html } = await openCopy(address);
    if (base !== address) write(`The host redirects to ${base}\n`);
    const commit = namedCommit(html);
    write(commit ? `The copy says it is commit ${commit}.\n` : 'The copy names no commit.\n');
    const comparison = dist
      ? await compareCopy({ base, folder: dist, checkHeaders })
      : await compareWithCommit({ base, checkHeaders }, commit, root, write);
    writeComparison(comparison, checkHeaders, write);
    return comparison.differences.length === 0 ? 0 : 1;
  } catch (error) {
    write(`Not checked: ${describe(error)}\n`);
    return 2;
  }
}

function readWords(words: readonly string[]) {
  const [address, ...others] = words;
  if (address === undefined || !/^https?:\/\//.test(address) || !URL.canParse(address)) {
    throw new CannotCheck(`Name the address of a copy.\n\n${USAGE}`);
  }
  let dist: string | undefined;
  let checkHeaders = true;
  for (let index = 0; index < others.length; index++) {
    const word = others[index];
    if (word === '--no-headers') checkHeaders = false;
    else if (word === '--dist') dist = resolve(others[++index] ?? '');
    else throw new CannotCheck(`“${word}” is not an option.\n\n${USAGE}`);
  }
  if (dist && !existsSync(join(dist, CHECKSUMS))) {
    throw new CannotCheck(`${dist} does not contain a build: ${CHECKSUMS} is missing.`);
  }
  return { address: folderOf(address), dist, checkHeaders };
}

/** The folder of a copy, whose address may name its page and lack the slash. */
function folderOf(address: string): string {
  const { origin, pathname } = new URL(address);
  return origin + pathname.replace(/\/index\.html$/, '/').replace(/([^/])$/, '$1/');
}

/** The page, and the folder it is in after redirects of the same host. */
async function openCopy(address: string): Promise<{ base: string; html: string }> {
  const page = await fetchFile(address);
  if (page.status >= 300 && page.status < 400) {
    throw new CannotCheck(
      `${address} redirects to ${printable(page.headers.location ?? '')}. Check that address instead.`,
    );
  }
  if (page.status !== 200) throw new CannotCheck(`${address} answers with status ${page.status}.`);
  return { base: folderOf(page.address), html: contentOf(page).toString() };
}

/** What `factsInPage` wrote into the page. */
function namedCommit(html: string): string | undefined {
  const [tag = ''] = /<meta\b[^>]*\bname="claimcheck:commit"[^>]*>/.exec(html) ?? [];
  return /\bcontent="([0-9a-f]{40})"/.exec(tag)?.[1];
}

async function compareWithCommit(
  copy: { readonly base: string; readonly checkHeaders: boolean },
  commit: string | undefined,
  root: string,
  write: (text: string) => void,
): Promise<Comparison> {
  if (commit === undefined) {
    throw new CannotCheck('Build the version that it should be, and name the build with --dist.');
  }
  // A copy may name any commit: only what belongs to the checked-out history is built and run.
  if (git(root, 'merge-base', '--is-ancestor', commit, 'HEAD') === undefined) {
    throw new CannotCheck(
      `The history of HEAD in ${root} does not contain ${commit}. Fetch or check out a branch that has it, or use --dist.`,
    );
  }
  const behind = Number(git(root, 'rev-list', '--count', `${commit}..HEAD`));
  if (behind > 0) write(`HEAD is ${behind} commit${behind === 1 ? '' : 's'} newer.\n`);
  write('Building that commit, with the packages of its lockfile.\n');
  const build = await buildCommit(root, commit);
  try {
    return await compareCopy({ ...copy, folder: build.folder });
  } finally {
    await build.remove();
  }
}

function writeComparison(
  { fetched, differences }: Comparison,
  checkHeaders: boolean,
  write: (text: string) => void,
): void {
  for (const line of linesOf(differences)) write(line);
  const headers = checkHeaders ? '' : ' Headers were not checked.';
  const verdict =
    differences.length === 0
      ? `The copy serves the bytes of the build, and no other file that could be found.${headers}`
      : `Differences: ${differences.length}.${headers}`;
  write(`${fetched} files requested. ${verdict}\n`);
}

/** One line a difference; what is the same of several files, such as a missing header, is said once. */
function linesOf(differences: readonly Difference[]): string[] {
  const groups = new Map<string, string[]>();
  for (const { kind, name, detail } of differences) {
    const rest = `${kind} ${detail}`;
    groups.set(rest, [...(groups.get(rest) ?? []), name || '(the page)']);
  }
  return Array.from(groups, ([rest, names]) => {
    const [, kind = '', detail = ''] = /^(\w+) (.*)$/s.exec(rest) ?? [];
    const others = names.length > NAMED ? ` and ${names.length - NAMED} more files` : '';
    const named = names.slice(0, NAMED).join(', ') + others;
    return `${kind.padEnd(8)} ${printable(`${named}: ${detail}`)}\n`;
  });
}

/** Text of the copy must not command the terminal. */
function printable(text: string): string {
  return text.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, '\ufffd');
}

function describe(error: unknown): string {
  if (error instanceof AggregateError) return describe(error.errors[0]);
  return error instanceof Error ? error.message : String(error);
}
