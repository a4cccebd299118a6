import { defineConfig } from 'vitest/config';

/** The house's own rules, held over the source itself: `npm run check`. */
export default defineConfig({ test: { include: ['test/house/**/*.test.ts'] } });
