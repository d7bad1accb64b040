import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A git repository with a package that needs no other, for the commands that clone, install and build one. */
export interface SmallRepository {
  readonly root: string;
  git(...words: readonly string[]): string;
  write(name: string, text: string): void;
  /** Commits everything; returns the hash. */
  commit(): string;
  remove(): void;
}

/** `build` is the script that `npm run build` runs, of which `npm test` is the other. */
export function makeRepository(build: string, testScript = ''): SmallRepository {
  const root = mkdtempSync(join(tmpdir(), 'claimcheck-repository-'));
  const git = (...words: readonly string[]) =>
    execFileSync('git', ['-C', root, ...words], { encoding: 'utf8' }).trim();
  const write = (name: string, text: string) => writeFileSync(join(root, name), text);
  const commit = () => {
    git('add', '.');
    git('-c', 'user.name=A', '-c', 'user.email=a@example.org', 'commit', '-q', '-m', 'Add');
    return git('rev-parse', 'HEAD');
  };
  git('init', '-q');
  write('build.cjs', build);
  write('test.cjs', testScript);
  write('.gitignore', 'release\n');
  const named = { name: 'small', version: '1.2.3' };
  const scripts = { build: 'node build.cjs', test: 'node test.cjs' };
  write('package.json', JSON.stringify({ ...named, scripts }));
  write(
    'package-lock.json',
    JSON.stringify({ ...named, lockfileVersion: 3, packages: { '': named } }),
  );
  return { root, git, write, commit, remove: () => rmSync(root, { recursive: true, force: true }) };
}
