import { defineConfig } from 'vitest/config';

/** `npm run bench` measures the built page; on a quiet machine, as nothing here is asserted. */
export default defineConfig({
  test: {
    environment: 'node',
    globalSetup: ['./test/support/servers/serve-built-page.ts', './bench/serve-compressed.ts'],
    include: ['bench/*.bench.ts'],
    reporters: ['default', './bench/table-reporter.ts'],
    fileParallelism: false,
    testTimeout: 600_000,
    hookTimeout: 60_000,
  },
});
