import { defineConfig } from 'vitest/config';

/** `npm run bench` measures the built page; on a quiet machine, as nothing here is asserted. */
export default defineConfig({
  test: {
    environment: 'node',
    globalSetup: ['./test/support/serve-built-page.ts'],
    include: ['test/bench/*.bench.ts'],
    testTimeout: 120_000,
    hookTimeout: 60_000,
  },
});
