import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

const importing = (from: string) => `import { x } from '${from}';\nexport const y = x;\n`;

const REFUSED: readonly (readonly [folder: string, from: string])[] = [
  ['core', '../crypto/judge-token.ts'],
  ['core', '../session/session.ts'],
  ['core', 'react'],
  ['core/checks', '../../features/shared/page.ts'],
  ['crypto/keys', '../../worker/worker-client.ts'],
  ['crypto', '../session/session.ts'],
  ['worker', '../session/session.ts'],
  ['worker', 'jose'],
  ['session', '../features/shared/page.ts'],
  ['session', '../ui/store.ts'],
  ['session', 'react'],
  ['editor', '../session/session.ts'],
  ['editor', '../ui/button.tsx'],
  ['ui', '../core/decode/decode-token.ts'],
  ['features/token', '../../app/app.tsx'],
  ['features/token', 'jose'],
  ['frame', '../session/session.ts'],
];
const ALLOWED: readonly (readonly [folder: string, from: string])[] = [
  ['crypto', '../core/result.ts'],
  ['crypto', 'jose'],
  ['worker', '../crypto/judge-token.ts'],
  ['session', '../worker/worker-client.ts'],
  ['editor', '../ui/store.ts'],
  ['ui', '../core/words/say.ts'],
  ['features/token', '../../session/session.ts'],
  ['app', '../features/shared/page.ts'],
  ['frame', '../core/result.ts'],
];
const IMPURE = ['fetch("https://a.example")', 'Date.now()', 'crypto.randomUUID()'];

/** A folder with the linter's configuration and one planted file for each row. */
let planted: string;
const complaints = new Map<string, string[]>();

function plant(file: string, source: string): void {
  mkdirSync(join(planted, dirname(file)), { recursive: true });
  writeFileSync(join(planted, file), source);
}

beforeAll(() => {
  planted = mkdtempSync(join(tmpdir(), 'layers-'));
  copyFileSync('biome.json', join(planted, 'biome.json'));
  REFUSED.forEach(([folder, from], row) => {
    plant(`src/${folder}/refused-${row}.ts`, importing(from));
  });
  ALLOWED.forEach(([folder, from], row) => {
    plant(`src/${folder}/allowed-${row}.ts`, importing(from));
  });
  IMPURE.forEach((expression, row) => {
    plant(`src/core/impure-${row}.ts`, `export const x = ${expression};\n`);
  });
  plant('src/core/one.ts', "import { two } from './two.ts';\nexport const one = () => two();\n");
  plant('src/core/two.ts', "import { one } from './one.ts';\nexport const two = () => one();\n");
  plant('src/core/three.ts', 'export const three = 3;\n');
  const biome = resolve('node_modules/@biomejs/biome/bin/biome');
  const args = [biome, 'lint', '--vcs-enabled=false', '--max-diagnostics=none', '--colors=off'];
  const { stdout, stderr } = spawnSync(process.execPath, args, { cwd: planted, encoding: 'utf8' });
  for (const [, file = '', rule = ''] of `${stdout}${stderr}`.matchAll(
    /^(\S+?):\d+:\d+ lint\/\w+\/(\w+)/gm,
  )) {
    complaints.set(file, [...(complaints.get(file) ?? []), rule]);
  }
});
afterAll(() => rmSync(planted, { recursive: true }));

describe('the linter rejects', () => {
  test.each(REFUSED.map((each, row) => [...each, row] as const))('in %s: %s', (folder, _, row) => {
    expect(complaints.get(`src/${folder}/refused-${row}.ts`)).toContain('noRestrictedImports');
  });

  test.each(IMPURE.map((each, row) => [each, row] as const))('in core: %s', (_, row) => {
    expect(complaints.get(`src/core/impure-${row}.ts`)).toContain('noRestrictedGlobals');
  });

  test('two files that import each other', () => {
    expect(complaints.get('src/core/one.ts')).toContain('noImportCycles');
    expect(complaints.get('src/core/two.ts')).toContain('noImportCycles');
  });
});

describe('as a control, the linter lets pass', () => {
  test.each(ALLOWED.map((each, row) => [...each, row] as const))('in %s: %s', (folder, _, row) => {
    expect(complaints.get(`src/${folder}/allowed-${row}.ts`)).toBeUndefined();
  });

  test('a file that imports nothing', () => {
    expect(complaints.get('src/core/three.ts')).toBeUndefined();
  });
});
