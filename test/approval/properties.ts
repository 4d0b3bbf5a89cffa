import * as fc from 'fast-check';
import * as arbitrary from './arbitrary.ts';
import { play, sequence, tally } from './model.ts';
import { required, type Wanted } from './oracle.ts';
import type * as system from './system.ts';

/** A policy asks of an invoice what its documentation says, and in the order that it says. */
export function asksWhatItSays(
  product: typeof system,
  runs: number,
  settings: { seed?: number; endOnFailure?: boolean } = {},
): void {
  fc.assert(
    fc.property(fc.option(arbitrary.policy, { nil: undefined }), arbitrary.invoice, (policy, invoice) => {
      const asked = product.approvalsAsked(policy, invoice.forProduct).approvals.map(({ of, level }) => ({
        who:
          of.of === 'role'
            ? `role:${of.role}`
            : `persons:${of.persons
                .map(({ id }) => id)
                .sort()
                .join(',')}`,
        level,
      }));
      const wanted = required(policy, invoice.forOracle);
      const levels = asked.map(({ level }) => level);
      if (levels.some((level, place) => level < (levels[place - 1] ?? 0))) throw new Error('Not in order of levels');
      const sorted = (all: readonly Wanted[]) =>
        all
          .map(({ who }) => who)
          .sort()
          .join(' ');
      if (sorted(asked) !== sorted(wanted)) throw new Error(`Asked ${sorted(asked)}, not ${sorted(wanted)}`);
      for (const one of wanted)
        if (one.level < 99 && !asked.some(({ who, level }) => who === one.who && level === one.level))
          throw new Error(`${one.who} is not asked at level ${one.level}`);
    }),
    { numRuns: runs, ...settings },
  );
}

/** Whatever people do, an invoice is approved when what was asked for it is given by those who may give it, and not before. */
export function neverApprovedWithout(
  product: typeof system,
  runs: number,
  settings: { seed?: number; endOnFailure?: boolean } = {},
) {
  const counts = tally();
  fc.assert(
    fc.property(sequence, (actions) => play(product, actions, counts)),
    { numRuns: runs, ...settings },
  );
  return counts;
}
