import { defineConfig } from 'vitest/config';

/** What takes minutes: kills, restarts, pages at every width. One file at a time, since each has processes of its own to kill. */
export default defineConfig({
  test: {
    include: ['test/long/**/*.test.ts'],
    env: { PENDOPO_TESTS: 'long' },
    testTimeout: 900_000,
    hookTimeout: 180_000,
    fileParallelism: false,
  },
});
