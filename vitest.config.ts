import { availableParallelism } from 'node:os';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';
import { catalogues } from './deploy/build/words/catalogues.ts';
import { findBrowser } from './test/support/browser/find-browser.ts';
import CountReporter from './test/support/setup/count-reporter.ts';

/** A browser on a busy machine takes its time; the usual limit for `expect.poll` is a second. */
const PATIENCE = { poll: { timeout: 15_000 } };

const hasBrowser = (await findBrowser()) !== undefined;

/** What drives the built page; without a browser none of it can run. */
const withBrowser = [
  {
    test: {
      name: 'e2e',
      environment: 'node',
      expect: PATIENCE,
      globalSetup: ['./test/support/servers/serve-built-page.ts'],
      include: ['test/e2e/**/*.test.ts'],
      // A busy machine can be too slow for a browser once; what is wrong fails again.
      retry: 1,
      testTimeout: 60_000,
      hookTimeout: 60_000,
    },
  },
  {
    test: {
      name: 'browsers',
      environment: 'node',
      expect: PATIENCE,
      globalSetup: ['./test/support/servers/serve-built-page.ts'],
      include: ['test/browsers/**/*.test.ts'],
      retry: 1,
      testTimeout: 60_000,
      hookTimeout: 120_000,
    },
  },
  {
    test: {
      name: 'deploy',
      environment: 'node',
      expect: PATIENCE,
      globalSetup: ['./test/support/servers/serve-built-page.ts'],
      include: ['test/deploy/**/*.test.ts'],
      testTimeout: 60_000,
      hookTimeout: 60_000,
    },
  },
];

export default defineConfig({
  test: {
    // A file that drives the browser waits more than it works.
    maxWorkers: availableParallelism() + 1,
    reporters: [
      'default',
      new CountReporter(
        hasBrowser ? [] : ['a Chromium browser (all tests in e2e, browsers, deploy)'],
      ),
    ],
    projects: [
      {
        test: {
          name: 'core',
          testTimeout: 30_000,
          // Nothing here leaves traces, and one world for all files halves the time.
          isolate: false,
          environment: 'node',
          setupFiles: [
            './test/support/setup/same-every-time.ts',
            './test/support/setup/read-any-text.ts',
          ],
          include: ['test/{core,crypto,worker,support}/**/*.test.ts'],
        },
      },
      {
        plugins: [react(), catalogues()],
        test: {
          name: 'panes',
          testTimeout: 30_000,
          environment: 'jsdom',
          expect: PATIENCE,
          setupFiles: [
            './test/support/setup/same-every-time.ts',
            './test/support/setup/setup-panes.ts',
            './test/support/setup/read-any-text.ts',
          ],
          include: ['test/{app,features,session,i18n,boot,editor}/**/*.test.{ts,tsx}'],
        },
      },
      ...(hasBrowser ? withBrowser : []),
    ],
  },
});
