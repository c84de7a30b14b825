import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    globalSetup: ['test/support/postgres-server.ts'],
    // Real servers and a real browser start inside tests; a slow machine may need more than Vitest's five seconds.
    testTimeout: 30_000,
    hookTimeout: 60_000,
  },
});
