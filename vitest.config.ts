import { defineConfig } from 'vitest/config';

/** Unit tests sit beside the code; what crosses areas is in test/. Suites that need the local cloud name it in their folder. */
export default defineConfig({
  test: {
    include: [
      '{cli,console,functions,infra,local,scripts,shared}/**/*.test.ts',
      'test/{architecture,infra}/**/*.test.ts',
    ],
    environment: 'node',
    // Vitest would leave one core to itself: of two, that is half.
    maxWorkers: '100%',
    // A busy machine of two cores; no test measures time.
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
});
