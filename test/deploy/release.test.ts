import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import { isSemanticVersion, notesOf } from '../../deploy/release/changelog.ts';
import { release } from '../../deploy/release/release.ts';
import { makeRepository, type SmallRepository } from '../support/small-repository.ts';

const BUILD = [
  'const { mkdirSync, writeFileSync } = require("node:fs");',
  'mkdirSync("dist");',
  'for (const name of ["index.html", "claimcheck.html", "sbom.cdx.json"])',
  '  writeFileSync("dist/" + name, name);',
].join('\n');

const CHANGELOG = '# Changelog\n\n## [1.2.3] - 2026-12-01\n\n### Added\n\n- everything\n';

let repository: SmallRepository;

afterEach(() => repository?.remove());

async function run(...words: readonly string[]): Promise<{ code: number; text: string }> {
  let text = '';
  const code = await release(
    words,
    (part) => {
      text += part;
    },
    repository.root,
  );
  return { code, text };
}

function prepare(build = BUILD, testScript = ''): void {
  repository = makeRepository(build, testScript);
  repository.write('CHANGELOG.md', CHANGELOG);
  repository.commit();
}

const written = () => {
  const folder = join(repository.root, 'release');
  return existsSync(folder) ? readdirSync(folder).toSorted() : [];
};

describe('npm run release', () => {
  test('writes archive, single file, bill of materials, notes and sums', async () => {
    prepare();
    const { code, text } = await run();
    expect(text).toContain('Both builds have the same bytes.');
    expect(text).toContain('git tag -s v1.2.3 && git push origin v1.2.3');
    expect(code).toBe(0);
    expect(written()).toEqual([
      'NOTES.md',
      'SHA256SUMS',
      'claimcheck-1.2.3.cdx.json',
      'claimcheck-1.2.3.html',
      'claimcheck-1.2.3.tar.gz',
    ]);
    const folder = join(repository.root, 'release');
    execFileSync('sha256sum', ['--check', '--strict', 'SHA256SUMS'], { cwd: folder });
    const archive = join(folder, 'claimcheck-1.2.3.tar.gz');
    const list = execFileSync('tar', ['-tvzf', archive, '--numeric-owner', '--utc']).toString();
    expect(list).toMatch(/^-rw-r--r-- 0\/0 +10 1970-01-01 00:00 claimcheck-1\.2\.3\/index\.html$/m);
    expect(list.trim().split('\n')).toHaveLength(3);
    const sums = readFileSync(join(folder, 'SHA256SUMS'), 'utf8').trimEnd().split('\n');
    expect(sums).toHaveLength(3);
    expect(readFileSync(join(folder, 'NOTES.md'), 'utf8')).toBe('### Added\n\n- everything\n');
  });

  test('writes the same bytes a second time', async () => {
    prepare();
    const digest = () =>
      createHash('sha256')
        .update(readFileSync(join(repository.root, 'release', 'claimcheck-1.2.3.tar.gz')))
        .digest('hex');
    await run();
    const first = digest();
    await run();
    expect(digest()).toBe(first);
  });

  test('writes nothing in a dry run', async () => {
    prepare();
    const { code, text } = await run('--dry-run');
    expect(text).toContain('release/claimcheck-1.2.3.tar.gz');
    expect(text).toContain('Nothing was written');
    expect(code).toBe(0);
    expect(written()).toEqual([]);
  });

  test('rejects a changed file, and a file that git does not know', async () => {
    for (const name of ['build.cjs', 'new.txt']) {
      prepare();
      repository.write(name, 'changed');
      const { code, text } = await run();
      expect(code).toBe(1);
      expect(text).toContain(name);
      expect(written()).toEqual([]);
      repository.remove();
    }
  });

  test('rejects a commit whose tests fail', async () => {
    prepare(BUILD, 'process.exit(1)');
    const { code, text } = await run();
    expect(code).toBe(1);
    expect(text).toContain('No release: The tests fail.');
    expect(written()).toEqual([]);
  });

  test('rejects a build that is another each time', async () => {
    prepare(`${BUILD}\nwriteFileSync("dist/index.html", String(process.hrtime.bigint()));`);
    const { code, text } = await run();
    expect(code).toBe(1);
    expect(text).toMatch(/Two builds of [0-9a-f]{40} differ in index\.html\./);
    expect(written()).toEqual([]);
  });

  test('rejects a version that the changelog does not date', async () => {
    prepare();
    repository.write('CHANGELOG.md', CHANGELOG.replace(/\[1.*/, '[Unreleased]'));
    repository.commit();
    const { code, text } = await run();
    expect(code).toBe(1);
    expect(text).toContain('CHANGELOG.md needs a section “[1.2.3] - YYYY-MM-DD”');
  });

  test('rejects a version that is tagged at another commit, and accepts its own tag', async () => {
    prepare();
    repository.git('tag', 'v1.2.3');
    expect((await run('--dry-run')).code).toBe(0);
    repository.write('later.txt', 'later');
    repository.commit();
    const { code, text } = await run();
    expect(code).toBe(1);
    expect(text).toMatch(/v1\.2\.3 is tagged at [0-9a-f]{40}/);
  });

  test('rejects a lockfile of another version', async () => {
    prepare();
    const path = join(repository.root, 'package.json');
    repository.write('package.json', readFileSync(path, 'utf8').replace('1.2.3', '1.2.4'));
    repository.commit();
    expect((await run()).text).toContain('package.json has 1.2.4, package-lock.json has 1.2.3.');
  });

  test('rejects unknown options', async () => {
    prepare();
    expect(await run('--force')).toMatchObject({ code: 1 });
  });
});

describe('CHANGELOG.md', () => {
  const changelog = readFileSync('CHANGELOG.md', 'utf8');
  const headings = Array.from(changelog.matchAll(/^## (.+)$/gm), ([, heading = '']) => heading);

  test('begins with what is unreleased, and dates every semantic version', () => {
    expect(headings[0]).toBe('[Unreleased]');
    for (const heading of headings.slice(1)) {
      const [, version = ''] = /^\[([^\]]+)\] - \d{4}-\d{2}-\d{2}$/.exec(heading) ?? [];
      expect(isSemanticVersion(version), heading).toBe(true);
    }
  });

  test('has only the kinds of change that Keep a Changelog 1.1.0 names', () => {
    const kinds = Array.from(changelog.matchAll(/^### (.+)$/gm), ([, kind]) => kind);
    expect(kinds.length).toBeGreaterThan(0);
    for (const kind of kinds) {
      expect(['Added', 'Changed', 'Deprecated', 'Removed', 'Fixed', 'Security']).toContain(kind);
    }
  });

  test.each([
    ['## [1.0.0] - 2026-12-01\n\n- a\n\n## [0.9.0] - 2026-11-01\n\n- b\n', '1.0.0', '- a'],
    ['## [1.0.0] - 2026-12-01\n\n- a\n\n[1.0.0]: https://a.example\n', '1.0.0', '- a'],
    ['## [1.0.0] - 2026-12-01\n\n## [0.9.0] - 2026-11-01\n\n- b\n', '1.0.0', undefined],
    ['## [1.0.0] - soon\n\n- a\n', '1.0.0', undefined],
    ['## [1.0.01] - 2026-12-01\n\n- a\n', '1.0.0', undefined],
    ['## [Unreleased]\n\n- a\n', '1.0.0', undefined],
  ])('is read: %j has for %s the notes %j', (text, version, notes) => {
    expect(notesOf(text, version)).toBe(notes);
  });

  test.each([
    ['0.1.0', true],
    ['1.0.0-rc.1', true],
    ['1.0', false],
    ['v1.0.0', false],
    ['01.0.0', false],
    ['1.0.0-', false],
  ])('%s is a semantic version: %s', (version, isOne) => {
    expect(isSemanticVersion(version)).toBe(isOne);
  });
});
