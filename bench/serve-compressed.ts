import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join } from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import { build } from 'vite';
import type { TestProject } from 'vitest/node';

declare module 'vitest' {
  interface ProvidedContext {
    /** Where the built page is served as a good host does: compressed. */
    compressedUrl: string;
    /** Where the bare pages are served that are measured as floors. */
    floorUrl: string;
  }
}

const CONTENT_TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.webmanifest': 'application/manifest+json',
};

/** Serves dist/ and the bare pages, every answer in brotli. */
export default async function serveCompressed(project: TestProject): Promise<() => void> {
  const root = project.config.root;
  const kept = new Map<string, Buffer>();
  kept.set('/floors/verify.js', brotliCompressSync(await compile(root, 'verify')));
  const server = createServer(async ({ url = '/' }, response) => {
    const { pathname } = new URL(url, 'http://localhost');
    const name = pathname.endsWith('/') ? `${pathname}index.html` : pathname;
    const content = kept.get(name) ?? (await compress(root, name));
    if (!content) {
      response.writeHead(404).end();
      return;
    }
    kept.set(name, content);
    response.writeHead(200, {
      'Content-Type': CONTENT_TYPES[extname(name)] ?? 'application/octet-stream',
      'Content-Encoding': 'br',
      'Content-Length': content.length,
      'Cache-Control': 'no-store',
    });
    response.end(content);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  project.provide('compressedUrl', `http://127.0.0.1:${port}/`);
  project.provide('floorUrl', `http://127.0.0.1:${port}/floors/`);
  return () => {
    server.closeAllConnections();
    server.close();
  };
}

async function compress(root: string, name: string): Promise<Buffer | undefined> {
  const folder = name.startsWith('/floors/') ? 'bench' : 'dist';
  const content = await readFile(join(root, folder, name)).catch(() => undefined);
  return content && brotliCompressSync(content);
}

async function compile(root: string, name: string): Promise<string> {
  const built = await build({
    configFile: false,
    publicDir: false,
    logLevel: 'warn',
    root,
    build: {
      write: false,
      lib: { entry: `bench/floors/${name}.ts`, formats: ['iife'], name: 'floor' },
    },
  });
  const [output] = Array.isArray(built) ? built : [built];
  const chunk = output && 'output' in output ? output.output[0] : undefined;
  if (!chunk) throw new Error(`${name} was not built.`);
  return chunk.code;
}
