import { defineConfig } from 'vitest/config';

/** What the emulator itself does, by stacks of its own; part of `npm test`. */
export default defineConfig({
  test: {
    include: ['test/local-cloud/**/*.test.ts'],
    environment: 'node',
    testTimeout: 240_000,
    hookTimeout: 240_000,
  },
});
