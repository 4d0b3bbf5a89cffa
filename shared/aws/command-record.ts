import { marshall, unmarshall } from '@aws-sdk/util-dynamodb';
import type { EventEnvelope } from '../contracts/event.ts';
import type { Key } from './entity.ts';
import { unfinishedShard } from './items.ts';
import type { Item } from './meter.ts';

/** Sort keys of command records begin so, in the collection of the aggregate that the command was about. */
export const COMMAND_SORT = 'command#';
/** The kind under which unpublished command records stand in the sparse index. */
export const COMMAND_KIND = 'command';

/** Idempotency record, outbox entry and audit line in one: written in the same transaction as what the command did. */
export interface CommandRecord {
  readonly id: string;
  readonly task: string;
  readonly actor: { readonly id: string; readonly name: string };
  readonly at: string;
  readonly inputHash: string;
  readonly companyId: string | undefined;
  readonly subject: { readonly kind: string; readonly id: string };
  /** The subject's version after the command. */
  readonly version: number;
  readonly answer: unknown;
  readonly events: readonly EventEnvelope[];
  readonly correlationId: string;
}

export function commandSort(id: string): string {
  return `${COMMAND_SORT}${id}`;
}

/** The item, marked as not yet published; the outbox takes the mark away. */
export function commandItem(subject: Key, record: CommandRecord): Item {
  return marshall(
    {
      ...record,
      pk: subject.partition,
      sk: commandSort(record.id),
      kind: COMMAND_KIND,
      schemaVersion: 1,
      unfinished: unfinishedShard(COMMAND_KIND, subject.partition),
      unfinishedSince: record.at,
    },
    { removeUndefinedValues: true },
  );
}

export function commandRecordOf(item: Item): CommandRecord {
  return unmarshall(item) as unknown as CommandRecord;
}
