import { defineConfig } from 'vitest/config';

/**
 * `npm run fuzz` looks for what no test has tried. `FUZZ_SEED` repeats a run,
 * `FUZZ_ACTIONS` bounds it (10,000 make the soak).
 */
export default defineConfig({
  test: {
    environment: 'node',
    globalSetup: ['./test/support/servers/serve-built-page.ts'],
    setupFiles: ['./test/support/setup/read-any-text.ts'],
    include: ['test/fuzz/*.fuzz.ts'],
    fileParallelism: false,
    testTimeout: 3_600_000,
    hookTimeout: 60_000,
  },
});
