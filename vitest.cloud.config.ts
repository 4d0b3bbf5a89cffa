import { defineConfig } from 'vitest/config';

const slow = {
  environment: 'node',
  // No test measures time: what hangs fails by name long before, see test/story/until.ts.
  testTimeout: 240_000,
  hookTimeout: 240_000,
  expect: { poll: { timeout: 30_000 } },
} as const;

/**
 * Stories of the product: `npx vitest run --config vitest.cloud.config.ts [--project <name>] [<file>]`. All share one
 * local cloud with the product deployed; each makes its own companies and people.
 */
export default defineConfig({
  test: {
    globalSetup: 'test/cloud.ts',
    projects: [
      // People mostly wait: two browsers side by side take little longer than one.
      { test: { ...slow, name: 'console', include: ['test/console/**/*.test.ts'], maxWorkers: 2 } },
      // Some of these stop, break or flood what all companies share: one after another, when people have left.
      {
        test: {
          ...slow,
          name: 'e2e',
          include: ['test/e2e/**/*.test.ts'],
          maxWorkers: 1,
          sequence: { groupOrder: 1 },
        },
      },
    ],
  },
});
