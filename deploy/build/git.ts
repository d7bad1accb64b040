import { execFileSync } from 'node:child_process';

/** What the command prints; undefined if `root` is not the top of a repository, or git is missing. */
export function git(root: string, ...command: readonly string[]): string | undefined {
  const run = (words: readonly string[]) =>
    execFileSync('git', ['-C', root, ...words], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
      maxBuffer: 100_000_000,
    }).trimEnd();
  try {
    return run(['rev-parse', '--show-prefix']) === '' ? run(command) : undefined;
  } catch {
    return undefined;
  }
}
