import { EventBridgeClient, PutEventsCommand, type PutEventsRequestEntry } from '@aws-sdk/client-eventbridge';
import type { DynamoDBBatchResponse, DynamoDBStreamEvent } from 'aws-lambda';
import { COMMAND_KIND, type CommandRecord, commandRecordOf } from '../aws/command-record.ts';
import type { Database } from '../aws/database.ts';
import type { Item } from '../aws/meter.ts';
import { Reader } from '../aws/reader.ts';
import { CommandRecorded } from '../contracts/audit.ts';
import type { EventEnvelope } from '../contracts/event.ts';
import { lambda } from './lambda.ts';

const MAX_ENTRIES = 10;
const MAX_BYTES = 240 * 1024;
/** What the hourly schedule sends, and a start of the local cloud. */
interface Sweep {
  readonly sweep: true;
  /** Leaves alone what the stream is probably publishing at this moment: a minute when left out. */
  readonly olderThanSeconds?: number;
}

/**
 * Publishes the events of committed commands: from the table's stream at once, and by an hourly sweep over the sparse
 * index for what a stream forgot. Publishing comes before the mark is taken away, so an event may go out twice and never
 * not at all; listeners drop repeats.
 */
export function outboxHandler(area: string, database: Database) {
  const bus = new EventBridgeClient({});
  const reader = new Reader(database);
  return lambda<DynamoDBStreamEvent | Sweep, DynamoDBBatchResponse | { published: number }>(
    `${area}.outbox`,
    database,
    async (event, account) => {
      if (!('Records' in event)) {
        const published = await sweep(event);
        account.outcome = 'swept';
        account.swept = published;
        return { published };
      }
      const batch = event.Records.flatMap(({ dynamodb, eventID }) => {
        const item = dynamodb?.NewImage as Item | undefined;
        return item?.kind?.S === COMMAND_KIND && item.unfinished ? [{ id: eventID ?? '', item }] : [];
      });
      account.records = batch.length;
      account.published = batch.map(({ item }) => placeOf(item));
      for (const { id, item } of batch) {
        try {
          await publish([item]);
        } catch (error) {
          // A stream goes on from the first failed record: what follows is tried again too, in order.
          account.error = error;
          account.outcome = 'partly failed';
          return { batchItemFailures: [{ itemIdentifier: id }] };
        }
      }
      account.outcome = 'done';
      return { batchItemFailures: [] };
    },
  );

  async function sweep({ olderThanSeconds = 60 }: Sweep): Promise<number> {
    const before = new Date(Date.now() - olderThanSeconds * 1000).toISOString();
    const left = await reader.unfinished(COMMAND_KIND, before);
    for (const { pk, sk } of left) {
      const [item] = await database.getAll([{ table: 'main', key: { pk: { S: pk }, sk: { S: sk } } }]);
      if (item?.unfinished) await publish([item]);
    }
    return left.length;
  }

  async function publish(items: readonly Item[]): Promise<void> {
    const entries = items.flatMap((item) => entriesOf(area, commandRecordOf(item)));
    for (const chunk of chunks(entries)) {
      const { Entries = [], FailedEntryCount } = await bus.send(new PutEventsCommand({ Entries: chunk }));
      if (FailedEntryCount) throw new Error(`The bus refused ${FailedEntryCount} entries: ${JSON.stringify(Entries)}`);
    }
    for (const item of items) await database.markFinished(item);
  }
}

/** Where a command record lies and which story it is part of: how `npm run trace` finds it from the log. */
function placeOf(item: Item) {
  return { pk: item.pk?.S, sk: item.sk?.S, correlationId: item.correlationId?.S };
}

/** The command's own events, then the audit line about it. */
function entriesOf(area: string, record: CommandRecord): PutEventsRequestEntry[] {
  const audit: EventEnvelope = {
    id: `${record.subject.kind}#${record.subject.id}#${record.id}`,
    type: CommandRecorded.type,
    companyId: record.companyId ?? 'group',
    aggregate: { kind: 'command', id: `${area}#${record.subject.kind}#${record.subject.id}#${record.id}` },
    sequence: 1,
    occurredAt: record.at,
    correlationId: record.correlationId,
    data: {
      task: record.task,
      actor: record.actor.id,
      inputHash: record.inputHash,
      subject: record.subject,
      events: record.events.map(({ type }) => type),
    },
  };
  return [...record.events, audit].map((envelope) => ({
    EventBusName: process.env.EVENT_BUS,
    Source: `coulisses.${area}`,
    DetailType: envelope.type,
    Detail: JSON.stringify(envelope),
    Time: new Date(envelope.occurredAt),
  }));
}

function chunks(entries: readonly PutEventsRequestEntry[]): PutEventsRequestEntry[][] {
  const result: PutEventsRequestEntry[][] = [];
  let bytes = 0;
  for (const entry of entries) {
    const size = Buffer.byteLength(entry.Detail ?? '') + 200;
    const last = result.at(-1);
    if (!last || last.length === MAX_ENTRIES || bytes + size > MAX_BYTES) {
      result.push([entry]);
      bytes = size;
    } else {
      last.push(entry);
      bytes += size;
    }
  }
  return result;
}
