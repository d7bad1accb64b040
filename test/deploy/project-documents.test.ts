import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';

const read = (name: string) => readFileSync(name, 'utf8');

const DOCUMENTS = [
  'CHANGELOG.md',
  'CODE_OF_CONDUCT.md',
  'CONTRIBUTING.md',
  'deploy/README.md',
  'deploy/scorecard.md',
  'deploy/security-review.md',
];

const manifest = JSON.parse(read('package.json')) as {
  readonly scripts: Readonly<Record<string, string>>;
  readonly dependencies: Readonly<Record<string, string>>;
};

/** The address of a heading, as forges make it. */
const anchorOf = (heading: string) =>
  heading
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N} _-]/gu, '')
    .replaceAll(' ', '-');

const anchorsIn = (name: string) =>
  Array.from(read(name).matchAll(/^#+ (.+)$/gm), ([, heading = '']) => anchorOf(heading));

describe.each(DOCUMENTS)('%s', (name) => {
  const text = read(name);

  test('links only to files and headings that exist', () => {
    for (const [, target = ''] of text.matchAll(/\]\(([^)]+)\)/g)) {
      if (/^https?:/.test(target)) continue;
      const [path = '', anchor] = target.split('#');
      const file = path === '' ? name : join(dirname(name), path);
      expect(existsSync(file), target).toBe(true);
      if (anchor) expect(anchorsIn(file), target).toContain(anchor);
    }
  });

  test('names only paths that exist', () => {
    const paths = text.matchAll(/`((?:src|test|deploy|bench|\.github)\/[\w./-]*\w)`/g);
    for (const [, path = ''] of paths) expect(existsSync(path), path).toBe(true);
  });

  test('names only commands that package.json has', () => {
    for (const [, script = ''] of text.matchAll(/npm run ([\w:-]+)/g)) {
      expect(manifest.scripts).toHaveProperty([script]);
    }
  });
});

/** The cells of the rows of a section's first table, without its head. */
function rowsOf(name: string, heading: string): string[][] {
  const section = read(name).split(`\n## ${heading}\n`)[1]?.split('\n## ')[0] ?? '';
  return section
    .split('\n')
    .filter((line) => line.startsWith('|'))
    .slice(2)
    .map((line) =>
      line
        .split('|')
        .slice(1, -1)
        .map((cell) => cell.trim()),
    );
}

const REVIEW = 'deploy/security-review.md';

describe('the security review', () => {
  test('gives a reason for each dependency of the page, and names no other', () => {
    const rows = rowsOf(REVIEW, 'Dependencies');
    const named = rows.map(([name = '']) => name.replaceAll('`', ''));
    expect(named.toSorted()).toEqual(Object.keys(manifest.dependencies).toSorted());
    expect(read(REVIEW)).toContain(`\n${named.length} packages, `);
    for (const [name, reason = ''] of rows) expect(reason.length, name).toBeGreaterThan(4);
  });

  test('has ten threats, each with a defense and tests that are there', () => {
    const rows = rowsOf(REVIEW, 'Threat model');
    expect(rows.map(([number]) => number)).toEqual(
      Array.from({ length: 10 }, (_, at) => `${at + 1}`),
    );
    for (const [number, threat, defense, tests = ''] of rows) {
      expect(threat?.length, number).toBeGreaterThan(10);
      expect(defense?.length, number).toBeGreaterThan(10);
      const paths = Array.from(tests.matchAll(/`([^`]+)`/g), ([, path = '']) => path);
      expect(paths, number).not.toEqual([]);
      for (const path of paths) expect(existsSync(path), path).toBe(true);
    }
  });

  test('names all that the page stores', () => {
    const [, union = ''] =
      /export type Setting =([^;]+);/.exec(read('src/session/preferences.ts')) ?? [];
    const settings = union.match(/'[\w-]+'/g) ?? [];
    const [row = []] = rowsOf(REVIEW, 'What is stored');
    const [named = ''] = row[2]?.split('. ') ?? [];
    expect(row[0]).toBe('settings');
    expect(named.split(', ')).toHaveLength(settings.length);
  });
});

describe('the walk through OpenSSF Scorecard', () => {
  test('has each check of Scorecard 5, with what the repository has or what a person must do', () => {
    const rows = read('deploy/scorecard.md')
      .split('\n')
      .filter((line) => /^\| [A-Z][\w-]+ +\|/.test(line))
      .map((line) => line.split('|').map((cell) => cell.trim()));
    expect(rows.map(([, check]) => check)).toEqual([
      ...['Binary-Artifacts', 'Branch-Protection', 'CI-Tests', 'CII-Best-Practices', 'Code-Review'],
      ...['Contributors', 'Dangerous-Workflow', 'Dependency-Update-Tool', 'Fuzzing', 'License'],
      ...['Maintained', 'Packaging', 'Pinned-Dependencies', 'SAST', 'SBOM', 'Security-Policy'],
      ...['Signed-Releases', 'Token-Permissions', 'Vulnerabilities', 'Webhooks'],
    ]);
    for (const [, check, has = '', person = ''] of rows) expect(has + person, check).not.toBe('');
  });
});

describe('the templates of issues', () => {
  const folder = '.github/ISSUE_TEMPLATE/';
  const names = readdirSync(folder).filter((name) => name !== 'config.yml');

  test.each(names)('%s has a name, a description and a body with required answers', (name) => {
    const text = read(folder + name);
    expect(text).toMatch(/^name: .+\ndescription: .+\nlabels: \[\w+\]\nbody:\n/);
    expect(text).toContain('required: true');
    const ids = Array.from(text.matchAll(/^ {4}id: (.+)$/gm), ([, id]) => id);
    expect(new Set(ids).size).toBe(ids.length);
  });

  test('say where tokens are entered that these must be made up', () => {
    for (const name of ['wrong-answer.yml', 'bug.yml']) {
      expect(read(folder + name)).toContain('Never paste a real token');
    }
  });
});
