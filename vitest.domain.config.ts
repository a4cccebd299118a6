import { defineConfig } from 'vitest/config';

/** Pure rules: no Worker, no database, plain Node. */
export default defineConfig({ test: { include: ['test/domain/**/*.test.ts'] } });
