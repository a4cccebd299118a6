import { defineConfig } from 'vitest/config';

/** What takes minutes: kills, restarts. One file at a time, since each has processes of its own to kill. */
export default defineConfig({
  test: {
    include: ['test/long/**/*.test.ts'],
    testTimeout: 900_000,
    hookTimeout: 180_000,
    fileParallelism: false,
  },
});
