import { expect, test } from 'vitest';
import { keepsTheBooks } from '../../../test/ledger/properties.ts';
import * as product from '../../../test/ledger/system.ts';

/** With which everything occurs among so few. */
const SEED = 7;

// `npm run trials -- --only ledger` plays 10,000 sequences, and plants mistakes that it must notice.
test('no sequence of commands makes books that do not balance, have a gap, or differ from those of a bookkeeper', async () => {
  const counts = await keepsTheBooks(product, 200, { seed: SEED });
  // A model in which little happens proves little.
  for (const [what, times] of Object.entries(counts)) expect([what, times > 0]).toEqual([what, true]);
});
