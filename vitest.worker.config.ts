import { cloudflareTest, readD1Migrations } from '@cloudflare/vitest-plugin';
import { defineConfig } from 'vitest/config';
import { bundleWorker } from './src/local/bundle.ts';

/** The Worker as it is deployed, bundled once per state of the sources: transforming it module by module takes far longer. */
const main = bundleWorker(import.meta.dirname);

/** Inside workerd, with the bindings of wrangler.toml: what a request costs, and the Cloudflare transport. */
export default defineConfig({
  resolve: { alias: { 'the-worker': main } },
  plugins: [
    cloudflareTest(async () => ({
      main,
      wrangler: { configPath: './wrangler.toml' },
      miniflare: {
        // the engine loads the bundle itself
        modulesRules: [{ type: 'ESModule', include: ['**/.build/*/index.js'] }],
        bindings: {
          LINK_SECRET: 'a-link-secret-of-the-tests',
          AUTH_SECRET: 'an-auth-secret-of-the-tests-32-characters',
          MIGRATIONS: await readD1Migrations('./migrations'),
        },
      },
    })),
  ],
  test: { include: ['test/worker/**/*.test.ts'], testTimeout: 60_000, hookTimeout: 60_000, maxWorkers: 1 },
});
