import { defineConfig } from 'vitest/config';
import { DATA, dataIsThere } from '../corpus.ts';

// A comparison that had nothing to compare must not pass.
if (!dataIsThere())
  throw new Error(`No data at ${DATA}: the readers cannot be compared (see test/conformance/README.md).`);

/** Readers against readers, over the data folder and with the library factur-x; `npm run conformance:readers`. */
export default defineConfig({
  test: { include: ['test/conformance/readers/**/*.test.ts'], environment: 'node', testTimeout: 300_000 },
});
