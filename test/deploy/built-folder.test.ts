import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { describe, expect, inject, test } from 'vitest';
import {
  BILL_OF_MATERIALS,
  CHECKSUMS,
  filesOf,
  writeChecksums,
} from '../../deploy/build/finish-build.ts';
import { readBuilt } from '../support/browser/built-files.ts';

const folder = inject('builtPage');
const names = filesOf(folder);

describe('compressed copies', () => {
  const texts = names.filter((name) => /\.(?:html|js|css|json)$/.test(name));

  test('are there of every text worth it, and hold the same', () => {
    let count = 0;
    for (const name of texts) {
      const content = readBuilt(name);
      expect(names.includes(`${name}.br`), name).toBe(content.length >= 1000);
      expect(names.includes(`${name}.gz`), name).toBe(content.length >= 1000);
      if (content.length < 1000) continue;
      count++;
      expect(brotliDecompressSync(readBuilt(`${name}.br`)).equals(content), name).toBe(true);
      expect(gunzipSync(readBuilt(`${name}.gz`)).equals(content), name).toBe(true);
    }
    expect(count).toBeGreaterThan(10);
  });

  test('are smaller, and those with brotli the smallest together', () => {
    const total = (suffix: string) =>
      names
        .filter((name) => name.endsWith(`.js${suffix}`))
        .reduce((bytes, name) => bytes + readBuilt(name).length, 0);
    expect(total('.br')).toBeGreaterThan(10_000);
    expect(total('.br')).toBeLessThan(total('.gz'));
  });
});

describe('the checksums', () => {
  const lines = readBuilt(CHECKSUMS).toString().trimEnd().split('\n');

  test('cover the single file and the service worker', () => {
    const listed = lines.map((line) => line.slice(66));
    for (const name of ['claimcheck.html', 'service-worker.js', 'manifest.json']) {
      expect(listed).toContain(name);
    }
  });

  test('are of every file, in the form that sha256sum reads', () => {
    const listed = lines.map((line) => line.slice(66));
    expect(listed).toEqual(names.filter((name) => name !== CHECKSUMS));
    for (const line of lines) {
      const name = line.slice(66);
      const digest = createHash('sha256').update(readBuilt(name)).digest('hex');
      expect(line).toBe(`${digest}  ${name}`);
    }
  });
});

interface BillOfMaterials {
  readonly bomFormat: string;
  readonly specVersion: string;
  readonly components: readonly {
    readonly 'bom-ref': string;
    readonly name: string;
    readonly version: string;
    readonly scope: string;
    readonly purl: string;
    readonly hashes?: readonly { readonly alg: string; readonly content: string }[];
  }[];
  readonly dependencies: readonly {
    readonly ref: string;
    readonly dependsOn: readonly string[];
  }[];
}

describe('the bill of materials', () => {
  const bill = JSON.parse(readBuilt(BILL_OF_MATERIALS).toString()) as BillOfMaterials;
  const manifest = JSON.parse(readFileSync('package.json', 'utf8')) as {
    readonly name: string;
    readonly dependencies: Readonly<Record<string, string>>;
  };
  const component = (name: string) => bill.components.find((each) => each.name === name);

  test('is CycloneDX, without time or chance in it', () => {
    expect(bill).toMatchObject({ bomFormat: 'CycloneDX', specVersion: '1.5', version: 1 });
    expect(JSON.stringify(bill)).not.toMatch(/timestamp|serialNumber|urn:uuid/);
  });

  test.each(Object.keys(manifest.dependencies))('names %s as installed', (name) => {
    const installed = JSON.parse(readFileSync(`node_modules/${name}/package.json`, 'utf8'));
    expect(component(name)).toMatchObject({
      version: installed.version,
      scope: 'required',
      purl: `pkg:npm/${name.replace('@', '%40')}@${installed.version}`,
    });
    expect(component(name)?.hashes?.[0]?.content).toMatch(/^[0-9a-f]{128}$/);
  });

  test('names what only builds or tests as excluded', () => {
    for (const name of ['vite', 'vitest', 'playwright-core']) {
      expect(component(name)?.scope).toBe('excluded');
    }
  });

  test('refers only to what it names, and each once', () => {
    const references = bill.components.map((each) => each['bom-ref']);
    expect(new Set(references).size).toBe(references.length);
    const known = new Set(references);
    for (const { ref, dependsOn } of bill.dependencies) {
      for (const needed of dependsOn) expect(known, `${ref} needs it`).toContain(needed);
    }
    const reactDom = bill.dependencies.find(({ ref }) => ref.startsWith('pkg:npm/react-dom@'));
    expect(reactDom?.dependsOn.some((needed) => needed.startsWith('pkg:npm/scheduler@'))).toBe(
      true,
    );
  });
});

describe('building', () => {
  test('once more gives the same bytes', { timeout: 300_000 }, async () => {
    const again = mkdtempSync(join(tmpdir(), 'claimcheck-build-'));
    try {
      const vite = join('node_modules', 'vite', 'bin', 'vite.js');
      const options = ['build', '--outDir', again, '--emptyOutDir', '--logLevel', 'warn'];
      // Tests run in another mode, which a build would take over.
      const env = { ...process.env, NODE_ENV: 'production' };
      await promisify(execFile)(process.execPath, [vite, ...options], { env });
      const sums = readBuilt(CHECKSUMS).toString();
      expect(readFileSync(join(again, CHECKSUMS), 'utf8').split('\n')).toEqual(sums.split('\n'));
      expect(writeChecksums(again)).toBe(sums);
    } finally {
      rmSync(again, { recursive: true, force: true });
    }
  });

  const lockfile = JSON.parse(readFileSync('package-lock.json', 'utf8')) as {
    readonly packages: Readonly<
      Record<string, { hasInstallScript?: boolean; dev?: boolean; integrity?: string }>
    >;
  };
  const packages = Object.entries(lockfile.packages).filter(([path]) => path !== '');

  test('needs no package that runs something when it is installed', () => {
    expect(packages.length).toBeGreaterThan(100);
    expect(packages.filter(([, { hasInstallScript }]) => hasInstallScript)).toEqual([]);
  });

  test('takes nothing into the page that is not locked by its digest', () => {
    const inPage = packages.filter(([, { dev }]) => !dev);
    expect(inPage.length).toBeGreaterThan(20);
    expect(inPage.filter(([, { integrity }]) => !integrity?.startsWith('sha512-'))).toEqual([]);
  });
});
