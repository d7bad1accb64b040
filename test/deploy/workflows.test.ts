import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';

const FOLDER = '.github/workflows/';

const OWN = readdirSync(FOLDER).map((name) => FOLDER + name);

/** Those that run here, and the one that hosts copy. */
const WORKFLOWS = [...OWN, 'deploy/github-pages.yml'];

/** What each workflow may do with the forge, beside reading the repository. */
const GRANTS: Readonly<Record<string, readonly string[]>> = {
  [`${FOLDER}ci.yml`]: [],
  [`${FOLDER}codeql.yml`]: ['security-events: write'],
  [`${FOLDER}release.yml`]: ['attestations: write', 'contents: write', 'id-token: write'],
  [`${FOLDER}scorecard.yml`]: ['actions: read', 'id-token: write', 'security-events: write'],
  'deploy/github-pages.yml': ['id-token: write', 'pages: write'],
};

const read = (name: string) => readFileSync(name, 'utf8');
const linesOf = (name: string, pattern: RegExp) =>
  Array.from(read(name).matchAll(pattern), ([, value = '']) => value);

test('there is a workflow for tests, CodeQL, releases and OpenSSF Scorecard', () => {
  expect(WORKFLOWS).toEqual(Object.keys(GRANTS));
});

describe.each(WORKFLOWS)('%s', (name) => {
  test('pins every action by the hash of a commit, and says its version', () => {
    const actions = linesOf(name, /\buses: (.*)$/gm);
    expect(actions.length).toBeGreaterThan(0);
    for (const action of actions) {
      expect(action).toMatch(/^[\w-]+\/[\w./-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/);
    }
  });

  test('pins every image by digest', () => {
    for (const image of linesOf(name, /^ *(?:container|image): (.+)$/gm)) {
      expect(image).toMatch(/^[\w.-]+\.[a-z]+\/[\w/-]+:[\w.-]+@sha256:[0-9a-f]{64}$/);
    }
  });

  test('grants only what its jobs need', () => {
    expect(read(name)).toMatch(/^permissions: ?(?:\{\}|\n {2}contents: read)$/m);
    const granted = new Set(linesOf(name, /^ +([\w-]+: (?:write|read))$/gm));
    granted.delete('contents: read');
    expect([...granted].toSorted()).toEqual(GRANTS[name]);
    expect(read(name)).not.toMatch(
      /(?:write|read)-all|pull_request_target|workflow_run|secrets[.:]/,
    );
  });

  test('leaves no token of the forge beside the checked-out files', () => {
    const checkouts = read(name).match(
      /actions\/checkout@.*\n +with:\n +persist-credentials: false$/gm,
    );
    expect(checkouts?.length ?? 0).toBe(read(name).match(/actions\/checkout@/g)?.length ?? 0);
  });

  test('puts no text of others into a command', () => {
    for (const command of linesOf(name, /\brun: (.*)$/gm)) expect(command).not.toContain('${{');
    // A block would hide the rest from this test.
    expect(read(name)).not.toMatch(/run: [|>]/);
  });

  test('installs packages by the lockfile, without their scripts', () => {
    const installs = read(name).match(/npm (?:ci|i|install)\b.*|npx .*/g) ?? [];
    for (const command of installs) expect(command).toBe('npm ci --ignore-scripts');
  });

  test('runs only scripts that package.json has', () => {
    const { scripts } = JSON.parse(read('package.json'));
    for (const script of linesOf(name, /npm (?:run )?(?!ci\b)([\w:-]+)/g)) {
      expect(scripts).toHaveProperty([script]);
    }
  });

  test('has no tab, which is not indentation in YAML', () =>
    expect(read(name)).not.toContain('\t'));
});

describe('the workflow of a release', () => {
  const text = read(`${FOLDER}release.yml`);
  const [build = '', publish = ''] = text.split('\n  publish:\n');

  test('lets only the job that runs no code of the project sign and publish', () => {
    expect(build).not.toContain('write');
    expect(publish).not.toMatch(/npm|node|checkout/);
  });

  test('attests every file that it publishes', () => {
    const [, attested = ''] = /subject-path: \|\n((?: {12}.*\n)+)/.exec(publish) ?? [];
    const [, published = ''] = /--notes-file NOTES\.md (.*)$/m.exec(publish) ?? [];
    const names = attested
      .trim()
      .split(/\s+/)
      .map((name) => name.replace('release/', ''));
    expect(
      published
        .split(' ')
        .filter((name) => name !== '*.intoto.jsonl')
        .toSorted(),
    ).toEqual(names.toSorted());
  });
});

test('Dependabot watches packages, actions and the image of the container', () => {
  const text = read('.github/dependabot.yml');
  for (const kind of ['npm', 'github-actions', 'docker']) {
    expect(text).toContain(`package-ecosystem: ${kind}\n`);
  }
  const folders = Array.from(text.matchAll(/director(?:y|ies): \[?(.*?)\]?$/gm), ([, names = '']) =>
    names.split(', '),
  ).flat();
  for (const folder of folders) expect(existsSync(`.${folder}`), folder).toBe(true);
});

test('the image of GitLab Pages is pinned by digest', () => {
  expect(read('deploy/gitlab-pages.yml')).toMatch(/^ +image: .*@sha256:[0-9a-f]{64}$/m);
});
