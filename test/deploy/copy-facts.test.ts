import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { list } from 'tar';
import { afterEach, beforeEach, describe, expect, inject, test } from 'vitest';
import { copyFacts } from '../../deploy/build/copy-facts.ts';
import { libraryLicenses } from '../../deploy/build/documents.ts';
import { addFacts } from '../../deploy/build/facts-in-page.ts';
import { CHECKSUMS } from '../../deploy/build/finish-build.ts';
import { SOURCE_ARCHIVE, sourceFiles, writeArchive } from '../../deploy/build/source-archive.ts';
import { readBuilt } from '../support/browser/built-files.ts';

let root: string;

const git = (...command: readonly string[]) =>
  execFileSync('git', ['-c', 'user.name=A', '-c', 'user.email=a@example.com', ...command], {
    cwd: root,
    encoding: 'utf8',
    env: { ...process.env, GIT_COMMITTER_DATE: '2026-03-04T23:30:00Z' },
  }).trim();

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'copy-facts-'));
  mkdirSync(join(root, 'src'));
  writeFileSync(join(root, 'package.json'), '{"version":"1.2.3"}');
  writeFileSync(join(root, 'src/page.ts'), 'export {};\n');
});

afterEach(() => rmSync(root, { recursive: true }));

function commitAll(): void {
  git('init', '--quiet');
  git('add', '.');
  git('commit', '--quiet', '--message', 'Begin');
}

describe('what a copy says of itself', () => {
  test('names the commit and its day of the commit in UTC', () => {
    commitAll();
    expect(copyFacts(root)).toEqual({
      commit: git('rev-parse', 'HEAD'),
      builtOn: '2026-03-04',
    });
  });

  test('names no commit when a file differs from it, and does when a file was only added', () => {
    commitAll();
    writeFileSync(join(root, 'notes.txt'), 'not of the project');
    expect(copyFacts(root).commit).toMatch(/^[0-9a-f]{40}$/);
    writeFileSync(join(root, 'src/page.ts'), 'changed');
    expect(copyFacts(root)).toMatchObject({ commit: 'unknown', builtOn: '' });
  });

  test('names none without a repository, or in one without a commit', () => {
    expect(copyFacts(root)).toEqual({ commit: 'unknown', builtOn: '' });
    git('init', '--quiet');
    expect(copyFacts(root)).toEqual({ commit: 'unknown', builtOn: '' });
  });

  test('does not take the commit of a repository around it', () => {
    commitAll();
    expect(copyFacts(join(root, 'src'))).toEqual({ commit: 'unknown', builtOn: '' });
  });

  test('is in the head of the page and of the single file', () => {
    const facts = { commit: 'c0ffee', builtOn: '2026-01-02', digest: 'd1' };
    expect(addFacts('<head></head>', facts)).toContain(
      '<meta name="claimcheck:commit" content="c0ffee">',
    );
    for (const page of ['index.html', 'claimcheck.html']) {
      const head = readBuilt(page).toString().split('</head>')[0];
      expect(head).toMatch(/<meta name="claimcheck:commit" content="(?:[0-9a-f]{40}|unknown)">/);
    }
  });

  test('has the digest that the command in the page prints for the built folder', () => {
    const lines = readBuilt(CHECKSUMS)
      .toString()
      .split('\n')
      .filter((line) => / assets\/.*\.(js|woff2)$/.test(line));
    expect(lines.length).toBeGreaterThan(20);
    const digest = createHash('sha256')
      .update(lines.map((line) => `${line}\n`).join(''))
      .digest('hex');
    const html = readBuilt('index.html').toString();
    expect(html).toContain(`<meta name="claimcheck:assets" content="${digest}">`);
  });
});

describe('the source that is published with a copy', () => {
  test('has what git tracks, without the pictures of the tests', () => {
    commitAll();
    mkdirSync(join(root, 'test/screenshots'), { recursive: true });
    writeFileSync(join(root, 'test/screenshots/empty.png'), 'drawn');
    git('add', '.');
    writeFileSync(join(root, 'notes.txt'), 'not of the project');
    expect(sourceFiles(root)).toEqual(['package.json', 'src/page.ts']);
  });

  test('leaves out what is fetched or built without a repository', () => {
    for (const folder of ['node_modules', 'dist']) {
      mkdirSync(join(root, folder));
      writeFileSync(join(root, folder, 'a.js'), '');
    }
    expect(sourceFiles(root)).toEqual(['package.json', 'src/page.ts']);
  });

  test('is the same bytes for the same files, whenever they were written', async () => {
    const [one, other] = [join(root, 'one.tar.gz'), join(root, 'other.tar.gz')];
    await writeArchive(root, ['package.json', 'src/page.ts'], one);
    utimesSync(join(root, 'src/page.ts'), 1, 1);
    await writeArchive(root, ['package.json', 'src/page.ts'], other);
    expect(readFileSync(one).equals(readFileSync(other))).toBe(true);
    writeFileSync(join(root, 'src/page.ts'), 'export { };\n');
    await writeArchive(root, ['package.json', 'src/page.ts'], other);
    expect(readFileSync(one).equals(readFileSync(other))).toBe(false);
  });

  test('has what it takes to build the page and to test it', async () => {
    const names: string[] = [];
    await list({
      file: join(inject('builtPage'), SOURCE_ARCHIVE),
      onReadEntry: ({ path }) => names.push(path),
    });
    for (const name of ['package-lock.json', 'vite.config.ts', 'index.html', 'src/main.tsx']) {
      expect(names).toContain(`claimcheck/${name}`);
    }
    expect(names.some((name) => name.startsWith('claimcheck/test/e2e/'))).toBe(true);
    expect(names.some((name) => /node_modules|\/dist\/|\.git\//.test(name))).toBe(false);
  });
});

test('the licenses of all libraries of the page are published', () => {
  const licenses = libraryLicenses(process.cwd());
  for (const name of ['react', 'react-dom', 'jose', '@codemirror/view']) {
    const own = licenses.filter((text) => text.startsWith(`${name} `));
    expect(own, name).toHaveLength(1);
    expect(own[0]).toMatch(/copyright/i);
  }
  expect(licenses.some((text) => text.startsWith('vitest '))).toBe(false);
  expect(readBuilt('LICENSES.txt').toString()).toContain(licenses[0]);
});
