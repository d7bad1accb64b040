import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Plugin, ResolvedConfig } from 'vite';
import { VitePWA } from 'vite-plugin-pwa';
import { integrityOf } from './subresource-integrity.ts';

/** What the service worker keeps. The frame that fetches needs the network anyway, and is out of its reach. */
const KEPT = ['index.html', 'manifest.json', 'icon*.{svg,png}', 'assets/**/*.{js,woff2}'];

/** Bytes; a file over this would be left out, so nothing may be. */
const LARGEST = 10_000_000;

/**
 * Compiles the service worker and writes into it the list of the page's files,
 * each with its digest: what a host or a cache has changed is not kept.
 */
export function keepForOffline(target: readonly string[]): Plugin[] {
  let folder = '';
  const config: Plugin = {
    name: 'keep-for-offline',
    apply: 'build',
    configResolved: ({ root, build }: ResolvedConfig) => {
      folder = resolve(root, build.outDir);
    },
  };
  const worker = VitePWA({
    strategies: 'injectManifest',
    srcDir: 'src/offline',
    filename: 'service-worker.ts',
    // The page registers it with a trusted address, and the manifest is a file in public.
    injectRegister: false,
    manifest: false,
    injectManifest: {
      target: [...target],
      rollupFormat: 'iife',
      globPatterns: KEPT,
      dontCacheBustURLsMatching: /^assets\//,
      maximumFileSizeToCacheInBytes: LARGEST,
      manifestTransforms: [
        (entries) => ({
          manifest: entries
            .map((entry) => ({
              ...entry,
              integrity: integrityOf(readFileSync(join(folder, entry.url))),
            }))
            .sort((one, other) => (one.url < other.url ? -1 : 1)),
        }),
      ],
    },
  });
  return [config, ...worker];
}
