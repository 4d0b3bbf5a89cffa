import type { Key, Stored } from '../../../shared/aws/entity.ts';
import type { Reader } from '../../../shared/aws/reader.ts';

/** What one request reads. */
const BATCH = 100;

/** Any number of records of one kind, in the order of their keys. */
export async function inBatches<T>(read: Reader, keys: readonly Key<T>[]): Promise<(Stored<T> | undefined)[]> {
  const found: (Stored<T> | undefined)[] = [];
  for (let from = 0; from < keys.length; from += BATCH)
    found.push(...(await read.getAll(keys.slice(from, from + BATCH))));
  return found;
}
