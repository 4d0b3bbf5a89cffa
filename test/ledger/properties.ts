import * as fc from 'fast-check';
import { play, sequence, tally } from './model.ts';
import type * as system from './system.ts';

/** Whatever is keyed, validated, closed, reversed, repeated and delivered: the books are those of the bookkeeper, to the cent. */
export async function keepsTheBooks(product: typeof system, runs: number, settings: fc.Parameters<unknown> = {}) {
  const counts = tally();
  await fc.assert(
    fc.asyncProperty(sequence, (actions) => play(product, actions, counts)),
    { ...(settings as object), numRuns: runs },
  );
  return counts;
}
