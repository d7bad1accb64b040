import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';
import { catalogues } from './deploy/build/words/catalogues.ts';

export default defineConfig({
  test: {
    reporters: ['default', './test/support/count-reporter.ts'],
    projects: [
      {
        test: {
          name: 'core',
          // Nothing here leaves traces, and one world for all files halves the time.
          isolate: false,
          environment: 'node',
          setupFiles: ['./test/support/read-any-text.ts'],
          include: ['test/{core,crypto,worker}/**/*.test.ts'],
        },
      },
      {
        plugins: [react(), catalogues()],
        test: {
          name: 'panes',
          environment: 'jsdom',
          setupFiles: ['./test/support/setup-panes.ts', './test/support/read-any-text.ts'],
          include: ['test/{state,panes}/**/*.test.{ts,tsx}'],
        },
      },
      {
        test: {
          name: 'e2e',
          environment: 'node',
          globalSetup: ['./test/support/serve-built-page.ts'],
          include: ['test/e2e/**/*.test.ts'],
          testTimeout: 30_000,
          hookTimeout: 60_000,
        },
      },
      {
        test: {
          name: 'deploy',
          environment: 'node',
          globalSetup: ['./test/support/serve-built-page.ts'],
          include: ['test/deploy/**/*.test.ts'],
          testTimeout: 30_000,
          hookTimeout: 60_000,
        },
      },
    ],
  },
});
