import type { ItemPut } from '../aws/database.ts';
import { itemSize } from '../aws/meter.ts';
import type { EventEnvelope } from '../contracts/event.ts';

/** EventBridge takes 256 KB an entry; the envelope and its escaping need the rest. */
const MAX_EVENT_BYTES = 200 * 1024;
/** Step Functions takes 256 KiB between states; the rest is room for the states' own fields. */
const MAX_ANSWER_BYTES = 200 * 1024;
/** DynamoDB's limits for one item, and for one transaction. */
const MAX_ITEM_BYTES = 400 * 1024;
const MAX_TRANSACTION_BYTES = 4 * 1024 * 1024;
const MAX_TRANSACTION_ITEMS = 100;

/** Names what is too large before AWS refuses all of it: the local cloud knows not every one of these limits. */
export function assertSizes(task: string, puts: readonly ItemPut[], events: readonly EventEnvelope[]): void {
  for (const event of events)
    if (Buffer.byteLength(JSON.stringify(event)) > MAX_EVENT_BYTES)
      throw new Error(`${task}: ${event.type} is over ${MAX_EVENT_BYTES} bytes; publish a document's hash instead`);
  if (puts.length > MAX_TRANSACTION_ITEMS)
    throw new Error(`${task} writes ${puts.length} items at once, ${MAX_TRANSACTION_ITEMS} at most`);
  let total = 0;
  for (const { item } of puts) {
    const size = itemSize(item);
    if (size > MAX_ITEM_BYTES)
      throw new Error(`${task}: an item is over ${MAX_ITEM_BYTES} bytes; store a document instead`);
    total += size;
  }
  if (total > MAX_TRANSACTION_BYTES) throw new Error(`${task} writes over ${MAX_TRANSACTION_BYTES} bytes at once`);
}

/** Of what a step answers to its workflow. */
export function assertAnswerSize(task: string, answer: unknown): void {
  const bytes = Buffer.byteLength(JSON.stringify(answer));
  if (bytes > MAX_ANSWER_BYTES) throw new Error(`${task} answers ${bytes} bytes; answer a key instead`);
}
