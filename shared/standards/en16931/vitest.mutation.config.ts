import { defineConfig } from 'vitest/config';

/** The tests that mutants of arithmetic and rules must fail. */
export default defineConfig({
  test: {
    include: ['shared/standards/en16931/{*,rules/*,rules/en16931/*,rules/{en16931,fr}/test/*}.test.ts'],
    environment: 'node',
  },
});
