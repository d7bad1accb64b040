import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import type { Plugin } from 'vite';
import { afterBuild } from './after-build.ts';
import { writeBillOfMaterials } from './bill-of-materials.ts';
import { sumLine } from './checksums.ts';
import { precompress } from './precompress.ts';

export const BILL_OF_MATERIALS = 'sbom.cdx.json';
export const CHECKSUMS = 'SHA256SUMS';

/**
 * What is done with a folder that is built: the bill of materials, compressed
 * copies for static hosts, and checksums of everything. Must be the last plugin.
 */
export function finishBuild(): Plugin {
  return afterBuild('finish-build', async (folder, { root }) => {
    const lockfile = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8'));
    writeFileSync(join(folder, BILL_OF_MATERIALS), writeBillOfMaterials(lockfile));
    await Promise.all(filesOf(folder).map((name) => precompress(join(folder, name))));
    writeFileSync(join(folder, CHECKSUMS), writeChecksums(folder));
  });
}

/** One line a file, as `sha256sum --check` reads them. */
export function writeChecksums(folder: string): string {
  const names = filesOf(folder).filter((name) => name !== CHECKSUMS);
  return names.map((name) => sumLine(name, readFileSync(join(folder, name)))).join('');
}

/** All files below a folder, sorted, with `/` between their parts. */
export function filesOf(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).replaceAll(sep, '/'))
    .toSorted();
}
