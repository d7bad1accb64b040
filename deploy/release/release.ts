import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { sumLine } from '../build/checksums.ts';
import { BILL_OF_MATERIALS, CHECKSUMS, filesOf } from '../build/finish-build.ts';
import { git } from '../build/git.ts';
import { SINGLE_FILE } from '../build/single-file.ts';
import { writeArchive } from '../build/source-archive.ts';
import { buildCommit, type CommitBuild } from '../verify/build-commit.ts';
import { isSemanticVersion, notesOf } from './changelog.ts';

const FOLDER = 'release';

const USAGE = `npm run release [-- --dry-run]

Tests and builds the checked-out commit twice, compares the bytes, and writes ${FOLDER}/: the archive,
the single file, the bill of materials, the notes and the sums. --dry-run writes nothing.
`;

/** Why the release stopped. */
class NoRelease extends Error {}

interface Candidate {
  readonly version: string;
  readonly commit: string;
  readonly notes: string;
}

/** Runs the command with its words; returns the exit code. */
export async function release(
  words: readonly string[],
  write: (text: string) => void,
  root = process.cwd(),
): Promise<0 | 1> {
  try {
    const isDry = words.includes('--dry-run');
    const unknown = words.find((word) => word !== '--dry-run');
    if (unknown) throw new NoRelease(`“${unknown}” is not an option.\n\n${USAGE}`);
    const candidate = readCandidate(root);
    write(`Version ${candidate.version}, commit ${candidate.commit}\n`);
    runTests(root);
    write('The tests pass. Building the commit twice, each time in a fresh clone.\n');
    const files = await buildTwice(root, candidate);
    write('Both builds have the same bytes.\n');
    for (const [name, content] of files) write(`${content.length} bytes  ${FOLDER}/${name}\n`);
    if (isDry) {
      write('Nothing was written: this was a dry run.\n');
    } else {
      writeFiles(join(root, FOLDER), files);
      const tag = `v${candidate.version}`;
      write(`Publish it with: git tag -s ${tag} && git push origin ${tag}\n`);
    }
    return 0;
  } catch (error) {
    write(`No release: ${error instanceof Error ? error.message : error}\n`);
    return 1;
  }
}

/** What would be released; throws where the repository is not ready for it. */
function readCandidate(root: string): Candidate {
  const changes = git(root, 'status', '--porcelain');
  if (changes === undefined) throw new NoRelease(`${root} is not the top of a git repository.`);
  if (changes !== '') throw new NoRelease(`Commit or remove these changes first:\n${changes}`);
  const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  const locked = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')).version;
  if (!isSemanticVersion(version)) throw new NoRelease(`“${version}” is not a semantic version.`);
  if (version !== locked) {
    throw new NoRelease(
      `package.json has ${version}, package-lock.json has ${locked}. Run npm install.`,
    );
  }
  const commit = git(root, 'rev-parse', 'HEAD') ?? '';
  const tagged = git(root, 'rev-parse', '--verify', '--quiet', `v${version}^{commit}`);
  if (tagged !== undefined && tagged !== commit) {
    throw new NoRelease(`v${version} is tagged at ${tagged}. Choose the next version.`);
  }
  const notes = notesOf(readFileSync(join(root, 'CHANGELOG.md'), 'utf8'), version);
  if (notes === undefined) {
    throw new NoRelease(
      `CHANGELOG.md needs a section “[${version}] - YYYY-MM-DD” that is not empty.`,
    );
  }
  return { version, commit, notes };
}

function runTests(root: string): void {
  const { status } = spawnSync('npm', ['test'], { cwd: root, stdio: 'inherit' });
  if (status !== 0) throw new NoRelease('The tests fail.');
}

/** The files of a release by name, made of a build that a second one equals. */
async function buildTwice(root: string, candidate: Candidate): Promise<Map<string, Buffer>> {
  const builds: CommitBuild[] = [];
  try {
    for (let count = 0; count < 2; count++) builds.push(await buildCommit(root, candidate.commit));
    const [first = '', second = ''] = builds.map(({ folder }) => folder);
    const different = differentFiles(first, second);
    if (different.length > 0) {
      throw new NoRelease(`Two builds of ${candidate.commit} differ in ${different.join(', ')}.`);
    }
    return await filesOfRelease(first, candidate);
  } finally {
    for (const build of builds) await build.remove();
  }
}

function differentFiles(first: string, second: string): string[] {
  const names = new Set([...filesOf(first), ...filesOf(second)]);
  const read = (folder: string, name: string) => {
    const path = join(folder, name);
    return existsSync(path) ? readFileSync(path) : undefined;
  };
  return [...names].filter((name) => {
    const other = read(second, name);
    return !other || !read(first, name)?.equals(other);
  });
}

async function filesOfRelease(
  folder: string,
  { version, notes }: Candidate,
): Promise<Map<string, Buffer>> {
  const name = `claimcheck-${version}`;
  const archive = join(folder, '..', `${name}.tar.gz`);
  await writeArchive(folder, filesOf(folder), archive, name);
  const files = new Map([
    [`${name}.tar.gz`, readFileSync(archive)],
    [`${name}.html`, readFileSync(join(folder, SINGLE_FILE))],
    [`${name}.cdx.json`, readFileSync(join(folder, BILL_OF_MATERIALS))],
  ]);
  const sums = Array.from(files, ([file, content]) => sumLine(file, content));
  files.set(CHECKSUMS, Buffer.from(sums.join('')));
  files.set('NOTES.md', Buffer.from(`${notes}\n`));
  return files;
}

function writeFiles(folder: string, files: ReadonlyMap<string, Buffer>): void {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder);
  for (const [name, content] of files) writeFileSync(join(folder, name), content);
}
