import type { Policy } from '../../api/policies.ts';

/** Of those in force on a day the highest number applies; what a newer one has superseded never applies again. */
export function standOf(
  { number, inForceFrom }: Pick<Policy, 'number' | 'inForceFrom'>,
  all: readonly Pick<Policy, 'number' | 'inForceFrom'>[],
  today: string,
): 'draft' | 'to-come' | 'applies' | 'superseded' {
  if (!inForceFrom) return 'draft';
  const applies = all.reduce(
    (best, one) => (one.inForceFrom && one.inForceFrom <= today ? Math.max(best, one.number) : best),
    0,
  );
  if (number === applies) return 'applies';
  return number > applies ? 'to-come' : 'superseded';
}
