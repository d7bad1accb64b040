import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join, normalize } from 'node:path';
import { chromium } from 'playwright-core';
import type { TestProject } from 'vitest/node';
import { findBrowser } from '../browser/find-browser.ts';
import { serveTurns } from './serve-turns.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** Where the built page is served: below a folder, as on a shared static host. */
    pageUrl: string;
    /** The folder that holds the built page. */
    builtPage: string;
    /** The WebSocket address of the one browser that all tests share. */
    browserEndpoint: string;
    /** The port whose connections take turns at that browser's clipboard. */
    clipboardPort: number;
  }
}

const SUB_PATH = '/some/sub-path/';

const CONTENT_TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.json': 'application/json',
  '.txt': 'text/plain; charset=utf-8',
  '.woff2': 'font/woff2',
  '.webmanifest': 'application/manifest+json',
};

/**
 * Windows of Chromium load two pages of its own for the address bar, which takes longer
 * than ours. The switch replaces Playwright's list, so what matters of that is here too.
 */
const DISABLED_FEATURES = [
  ...['WebUIOmniboxPopup', 'WebUIOmniboxAimPopup'],
  ...['AvoidUnnecessaryBeforeUnloadCheckSync', 'AvoidCorsURLLoaderRestartOnRedirect'],
  ...['DestroyProfileOnBrowserClose', 'PaintHolding', 'ThirdPartyStoragePartitioning'],
  ...['HttpsUpgrades', 'HttpsFirstBalancedModeAutoEnable', 'LensOverlay', 'MediaRouter'],
  ...['OptimizationHints', 'NetworkTimeServiceQuerying', 'AimEnabled', 'PreconnectToSearch'],
  ...['TcpPortRandomizationWin', 'msForceBrowserSignIn'],
  'msEdgeUpdateLaunchServicesPreferredVersion',
];

const BROWSER_ARGUMENTS = [
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
  '--disable-quic',
  '--disable-gpu',
  `--disable-features=${DISABLED_FEATURES.join(',')}`,
];

/** Serves the built page and starts one browser, both for as long as the tests run. */
export default async function serveBuiltPage(project: TestProject): Promise<() => Promise<void>> {
  const builtPage = join(project.config.root, 'dist');
  if (!existsSync(join(builtPage, 'index.html'))) {
    throw new Error('There is no dist/index.html to test: run `npm run build` first.');
  }
  const executablePath = await findBrowser();
  if (!executablePath) {
    throw new Error(
      'There is no Chromium, Chrome or Edge: install one with `npm run test:setup`, ' +
        'or name one with CLAIMCHECK_BROWSER=/path/to/browser.',
    );
  }
  const server = await serve(builtPage);
  const browser = await chromium.launchServer({
    executablePath,
    // Chromium's sandbox does not start as root, which is what containers run as.
    args: process.getuid?.() === 0 ? ['--no-sandbox', ...BROWSER_ARGUMENTS] : BROWSER_ARGUMENTS,
  });
  const { port } = server.address() as AddressInfo;
  project.provide('pageUrl', `http://127.0.0.1:${port}${SUB_PATH}`);
  project.provide('builtPage', builtPage);
  project.provide('browserEndpoint', browser.wsEndpoint());
  const turns = await serveTurns();
  project.provide('clipboardPort', (turns.address() as AddressInfo).port);
  return async () => {
    await browser.close();
    turns.close();
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  };
}

/** A static host and no more: no fallback to index.html, no listing, no cache. */
async function serve(folder: string): Promise<Server> {
  const server = createServer(async (request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://localhost');
    const file = fileOf(folder, decodeURIComponent(pathname));
    const content = file ? await readFile(file).catch(() => undefined) : undefined;
    if (!file || !content) {
      response.writeHead(404, { 'Content-Type': 'text/plain' }).end('Not found');
      return;
    }
    const contentType = CONTENT_TYPES[extname(file)] ?? 'application/octet-stream';
    response.writeHead(200, { 'Content-Type': contentType, 'Cache-Control': 'no-store' });
    response.end(content);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return server;
}

function fileOf(folder: string, pathname: string): string | undefined {
  if (!pathname.startsWith(SUB_PATH)) return undefined;
  const name = normalize(pathname.slice(SUB_PATH.length) || 'index.html');
  return name.startsWith('..') ? undefined : join(folder, name);
}
