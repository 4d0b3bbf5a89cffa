import { defineConfig } from 'vitest/config';

/** No test measures time: what hangs fails by name long before, see test/story/until.ts. */
const slow = { environment: 'node', testTimeout: 240_000, hookTimeout: 240_000 } as const;

/** Suites that need a local cloud: `npx vitest run --config vitest.cloud.config.ts [--project <name>] [<file>]`. */
export default defineConfig({
  test: {
    projects: [
      { test: { ...slow, name: 'local-cloud', include: ['test/local-cloud/**/*.test.ts'] } },
      // These share one cloud with the product deployed; each story makes its own companies and people.
      { test: { ...slow, name: 'e2e', include: ['test/{e2e,console}/**/*.test.ts'], globalSetup: 'test/cloud.ts' } },
    ],
  },
});
