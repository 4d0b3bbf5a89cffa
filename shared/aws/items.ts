import { marshall, unmarshall } from '@aws-sdk/util-dynamodb';
import { scopePrefix } from '../kernel/scope.ts';
import type { Key, Stored, Write } from './entity.ts';
import type { Item } from './meter.ts';

/** The sort key of an aggregate's current state. */
export const STATE = 'state';
const UNFINISHED_SHARDS = 4;

/** Spreads the sparse index of unfinished work, so that no single index partition carries all commands. */
export function unfinishedShard(kind: string, partition: string): string {
  let hash = 0;
  for (let i = 0; i < partition.length; i++) hash = (hash * 31 + partition.charCodeAt(i)) >>> 0;
  return `${kind}#${hash % UNFINISHED_SHARDS}`;
}

export function unfinishedShards(kind: string): string[] {
  return Array.from({ length: UNFINISHED_SHARDS }, (_, shard) => `${kind}#${shard}`);
}

export function keyItem(key: Key, sort: string = STATE): Item {
  return { pk: { S: key.partition }, sk: { S: sort } };
}

/** The item of a write, its version one higher than the one read. */
export function itemOf<T>(write: Write<T>, sequences: Readonly<Record<string, number>>): Item {
  const { entity, partition } = write.key;
  const lists = entity.lists?.(write.data);
  const since = entity.unfinishedSince?.(write.data);
  return marshall(
    {
      pk: partition,
      sk: STATE,
      kind: entity.kind,
      schemaVersion: entity.schemaVersion,
      version: (write.before?.version ?? 0) + 1,
      data: write.data,
      ...(Object.keys(sequences).length > 0 && { sequences }),
      ...(lists?.list1 && { list1: listKey(write.key, lists.list1.by), list1Sort: lists.list1.sort }),
      ...(lists?.list2 && { list2: listKey(write.key, lists.list2.by), list2Sort: lists.list2.sort }),
      ...(since && { unfinished: unfinishedShard(entity.kind, partition), unfinishedSince: since }),
    },
    { removeUndefinedValues: true },
  );
}

/** `<company>#<kind>#<list and filter>`: the partition of a list index. */
export function listKey(key: Pick<Key, 'scope' | 'entity'>, by: string): string {
  return `${scopePrefix(key.scope)}#${key.entity.kind}#${by}`;
}

export function storedOf<T>(key: Key<T>, item: Item | undefined): Stored<T> | undefined {
  if (!item) return undefined;
  const { version, data, sequences = {} } = unmarshall(item);
  return { key, version, data: key.entity.parse(data), sequences };
}
