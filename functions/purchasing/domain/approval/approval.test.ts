import { expect, test } from 'vitest';
import { asksWhatItSays, neverApprovedWithout } from '../../../../test/approval/properties.ts';
import * as product from '../../../../test/approval/system.ts';

/** With which every kind of end occurs among so few. */
const SEED = 7;
const SEQUENCES = 500;

// `npm run trials -- --only approval` plays 10,000 sequences, and plants mistakes that it must notice.
test('a policy asks what its documentation says', () => {
  asksWhatItSays(product, 1_000);
});

test('no sequence of actions leads to an approval without those that the policy in force asked', () => {
  const counts = neverApprovedWithout(product, SEQUENCES, { seed: SEED });
  // A model in which little happens proves little.
  for (const [what, times] of Object.entries(counts)) expect([what, times > 0]).toEqual([what, true]);
});
