import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** Lines of a failure that are worth reading. */
const LINES = 20;

/** A folder that a commit was built into, and how to remove it. */
export interface CommitBuild {
  readonly folder: string;
  remove(): Promise<void>;
}

/** Clones the repository in `root`, and installs and builds a commit in the clone. */
export async function buildCommit(root: string, commit: string): Promise<CommitBuild> {
  const clone = await mkdtemp(join(tmpdir(), 'claimcheck-build-'));
  const remove = () => rm(clone, { recursive: true, force: true });
  const environment = cleanEnvironment();
  const inClone = (program: string, ...words: readonly string[]) =>
    run(program, words, { cwd: clone, env: environment, maxBuffer: 100_000_000 });
  try {
    await inClone('git', 'clone', '--quiet', '--no-checkout', root, '.');
    await inClone('git', 'checkout', '--quiet', '--detach', commit);
    await inClone('npm', 'ci', '--ignore-scripts', '--no-audit', '--no-fund');
    await inClone('npm', 'run', 'build');
    return { folder: join(clone, 'dist'), remove };
  } catch (error) {
    await remove();
    throw new Error(`${commit} can’t be built.\n${lastLines(error)}`, { cause: error });
  }
}

/** What a program that failed said last. */
function lastLines(error: unknown): string {
  const { message, stderr = '' } = error as Error & { readonly stderr?: string };
  const [command = ''] = message.split('\n');
  return [command, ...stderr.trim().split('\n').slice(-LINES)].join('\n');
}

/** What a build must not take over from the one that calls it. */
function cleanEnvironment(): NodeJS.ProcessEnv {
  const kept = Object.entries(process.env).filter(
    ([name]) => !/^(?:GIT_|npm_|CLAIMCHECK_|VITEST|NODE_ENV$)/.test(name),
  );
  return Object.fromEntries(kept);
}
