import { defineConfig, type TestUserConfig } from 'vitest/config';
import { APART } from './test/support/apart.ts';

const common: TestUserConfig = {
  // Real servers and a real browser start inside tests, and the largest campaign there can be is drawn whole; a busy machine may need a
  // while for that.
  testTimeout: 60_000,
  hookTimeout: 60_000,
};

export default defineConfig({
  test: {
    globalSetup: ['test/support/postgres-server.ts'],
    // Vitest leaves one processor to itself, which of two is half; it has next to nothing to do while tests run.
    maxWorkers: '100%',
    projects: [
      {
        test: {
          ...common,
          name: 'together',
          include: ['test/**/*.test.ts'],
          exclude: [...APART],
          isolate: false,
        },
      },
      { test: { ...common, name: 'apart', include: [...APART] } },
    ],
  },
});
