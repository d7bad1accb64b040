import { defineConfig } from 'vitest/config';

/** `npm run screenshots` draws the pictures of this folder anew from the built page. */
export default defineConfig({
  test: {
    environment: 'node',
    globalSetup: ['./test/support/servers/serve-built-page.ts'],
    include: ['test/screenshots/*.shots.ts'],
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
});
