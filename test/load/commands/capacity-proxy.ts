import { createServer, type IncomingMessage, request, type Server, type ServerResponse } from 'node:http';
import type { Item } from '../../../shared/aws/meter.ts';

/** One write, and what the local cloud says of its cost. */
export interface Write {
  /** The task whose command record or position is in the transaction; `<table>` for an update outside of one. */
  readonly by: string;
  /** False when a condition refused it: the cloud reports no cost then. */
  readonly applied: boolean;
  readonly items: readonly Item[];
  /** Items that are not written but on which the transaction depends; billed like a write. */
  readonly checks: readonly Item[];
  /** Units of tables and of their indexes, by `ConsumedCapacity`. */
  readonly tableUnits: number;
  readonly indexUnits: number;
}

interface Capacity {
  /** Of an entry for a table: the table and its indexes together. */
  readonly CapacityUnits: number;
}
type Consumed = Capacity & { GlobalSecondaryIndexes?: Record<string, Capacity> };
type Action = { Put?: { Item: Item }; ConditionCheck?: { Key: Item } };

/**
 * Stands between the functions and the local cloud, without policies enforced (a changed request is not the one that was
 * signed): asks of every call to DynamoDB what it consumed.
 */
export class CapacityProxy {
  readonly writes: Write[] = [];
  /** Calls to DynamoDB, of any kind. */
  requests = 0;
  /** As last written, to know the size of what is only checked. */
  readonly #last = new Map<string, Item>();
  #upstream: URL | undefined;
  readonly #server: Server;

  private constructor() {
    this.#server = createServer((incoming, outgoing) => {
      const chunks: Buffer[] = [];
      incoming.on('data', (chunk: Buffer) => chunks.push(chunk));
      incoming.on('end', () => this.#forward(incoming, Buffer.concat(chunks), outgoing));
    });
  }

  static async start(): Promise<CapacityProxy> {
    const proxy = new CapacityProxy();
    await new Promise<void>((listening) => proxy.#server.listen(0, '127.0.0.1', listening));
    return proxy;
  }

  /** The cloud must know our address before it starts, so we learn its own afterwards. */
  forwardTo(upstream: string): void {
    this.#upstream = new URL(upstream);
  }

  /** Begins to count anew. */
  forget(): void {
    this.requests = 0;
    this.writes.length = 0;
  }

  get endpoint(): string {
    const address = this.#server.address();
    if (address === null || typeof address === 'string') throw new Error('The proxy does not listen');
    return `http://127.0.0.1:${address.port}`;
  }

  async stop(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((closed) => this.#server.close(closed));
  }

  #forward(incoming: IncomingMessage, body: Buffer, outgoing: ServerResponse): void {
    const [service, operation] = String(incoming.headers['x-amz-target'] ?? '').split('.');
    const toDynamoDb = service === 'DynamoDB_20120810';
    if (toDynamoDb) this.requests++;
    const call = toDynamoDb ? JSON.parse(body.toString()) : undefined;
    const sent = call ? Buffer.from(JSON.stringify({ ...call, ReturnConsumedCapacity: 'INDEXES' })) : body;
    const upstream = request(
      {
        host: this.#upstream?.hostname,
        port: this.#upstream?.port,
        method: incoming.method,
        path: incoming.url,
        headers: { ...incoming.headers, 'content-length': sent.length },
      },
      (answer) => {
        const chunks: Buffer[] = [];
        answer.on('data', (chunk: Buffer) => chunks.push(chunk));
        answer.on('end', () => {
          const content = Buffer.concat(chunks);
          if (call)
            this.#note(operation ?? '', call, answer.statusCode === 200 ? JSON.parse(content.toString()) : undefined);
          outgoing.writeHead(answer.statusCode ?? 500, answer.headers);
          outgoing.end(content);
        });
      },
    );
    upstream.on('error', () => outgoing.destroy());
    upstream.end(sent);
  }

  #note(
    operation: string,
    call: { TableName?: string; TransactItems?: Action[] },
    answer: undefined | { ConsumedCapacity?: Consumed | Consumed[] },
  ): void {
    if (operation !== 'TransactWriteItems' && operation !== 'UpdateItem') return;
    const consumed = [answer?.ConsumedCapacity ?? []].flat();
    const indexUnits = consumed
      .flatMap(({ GlobalSecondaryIndexes }) => Object.values(GlobalSecondaryIndexes ?? {}))
      .reduce((sum, { CapacityUnits }) => sum + CapacityUnits, 0);
    const all = consumed.reduce((sum, { CapacityUnits }) => sum + CapacityUnits, 0);
    const items = (call.TransactItems ?? []).flatMap(({ Put }) => (Put ? [Put.Item] : []));
    for (const item of items) this.#last.set(address(item), item);
    const checks: Item[] = [];
    for (const { ConditionCheck } of call.TransactItems ?? []) {
      const checked = ConditionCheck && this.#last.get(address(ConditionCheck.Key));
      if (checked) checks.push(checked);
    }
    const by = taskOf(items) ?? call.TableName ?? '';
    this.writes.push({ by, applied: answer !== undefined, items, checks, tableUnits: all - indexUnits, indexUnits });
  }
}

const address = ({ pk, sk }: Item): string => `${pk?.S}/${sk?.S}`;

/** Named by the command record, or by the listener's position: `<company>#position#<task>#…`. */
function taskOf(items: readonly Item[]): string | undefined {
  const record = items.find(({ kind }) => kind?.S === 'command');
  const position = items.find(({ kind }) => kind?.S === 'position');
  return position?.pk?.S?.split('#')[2] ?? record?.task?.S;
}
