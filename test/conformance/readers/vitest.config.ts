import { defineConfig } from 'vitest/config';

/** Readers against readers, over the data folder and with the library factur-x; `npm run conformance:readers`. */
export default defineConfig({
  test: { include: ['test/conformance/readers/**/*.test.ts'], environment: 'node', testTimeout: 300_000 },
});
