import { defineConfig } from 'vitest/config';

/** The tests of every day: pure rules, actions on the engine's database, and the doors of a running product. Long ones have a file of their own. */
export default defineConfig({
  test: {
    include: ['test/domain/**/*.test.ts', 'test/actions/**/*.test.ts', 'test/doors/**/*.test.ts'],
    testTimeout: 60_000,
    hookTimeout: 120_000,
    // much of a test is waiting: for mail, for a browser, for the next sweep
    maxWorkers: 3,
    // no test changes what another file's imports hold, and loading them anew for each takes a quarter of the time
    isolate: false,
  },
});
