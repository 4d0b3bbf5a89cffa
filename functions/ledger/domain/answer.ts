import type { ValidatedEntry } from './entry.ts';

/** A validated entry as it is answered. */
export const inBooks = (entry: ValidatedEntry, hash: string | undefined) => ({
  state: 'validated' as const,
  ...entry,
  ...(hash && { hash }),
});
