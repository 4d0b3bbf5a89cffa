import { createServer, type IncomingMessage, request, type Server } from 'node:http';
import type { Socket } from 'node:net';

/** What happens to one AWS call: nothing, the caller dies before or after it took effect, or only the answer is lost. */
export type Fault = 'crash-before' | 'crash-after' | 'answer-lost';

export interface Plan {
  /** The call that is hit, counted from 1 over one invocation. */
  readonly call: number;
  readonly fault: Fault;
  /** Ends the process that called. */
  readonly crash: () => void;
}

/** What goes wrong by chance, each with a probability of 0 to 1. */
export interface Disturbance {
  /** A transaction is refused for another one that is under way, which the local cloud never does. */
  readonly conflicts: number;
  /** Applied, and the answer lost. */
  readonly answersLost: number;
  readonly random: () => number;
}

/**
 * Stands between a function and the local cloud. Every call of the AWS SDK goes through it, so it can count them, hit one
 * of them, and see what was really published to the bus.
 */
export class FaultProxy {
  readonly published: { type: string; envelope: Record<string, unknown> & { id: string } }[] = [];
  calls = 0;
  hit = false;
  /** How often something went wrong by chance. */
  readonly disturbed = { conflicts: 0, answersLost: 0 };
  #disturbance: Disturbance | undefined;
  #plan: Plan | undefined;
  /** Answers of reads that are held back until as many have come, and what lets them go. */
  #held: { readonly until: number; readonly release: (() => void)[] } | undefined;
  readonly #server: Server;
  readonly #upstream: URL;

  private constructor(upstream: string) {
    this.#upstream = new URL(upstream);
    this.#server = createServer((incoming, outgoing) => {
      const chunks: Buffer[] = [];
      incoming.on('data', (chunk: Buffer) => chunks.push(chunk));
      incoming.on('end', () => this.#forward(incoming, Buffer.concat(chunks), outgoing));
    });
  }

  static async start(upstream: string): Promise<FaultProxy> {
    const proxy = new FaultProxy(upstream);
    await new Promise<void>((listening) => proxy.#server.listen(0, '127.0.0.1', listening));
    return proxy;
  }

  get endpoint(): string {
    const address = this.#server.address();
    if (address === null || typeof address === 'string') throw new Error('The proxy does not listen');
    return `http://127.0.0.1:${address.port}`;
  }

  /** Begins an invocation: counts from 0 and follows the plan, if any. */
  begin(plan?: Plan): void {
    this.calls = 0;
    this.hit = false;
    this.#plan = plan;
  }

  /** From now on calls go wrong by chance, or no longer. */
  disturb(disturbance: Disturbance | undefined): void {
    this.#disturbance = disturbance;
  }

  /** Lets the next `callers` first read the same state, and none of them go on before all have. */
  holdReads(callers: number): void {
    this.#held = { until: callers, release: [] };
  }

  async stop(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((closed) => this.#server.close(closed));
  }

  #forward(incoming: IncomingMessage, body: Buffer, outgoing: import('node:http').ServerResponse): void {
    this.calls++;
    const plan = this.#plan?.call === this.calls ? this.#plan : undefined;
    if (plan) this.hit = true;
    const lose = () => (incoming.socket as Socket).destroy();
    if (plan?.fault === 'crash-before') {
      plan.crash();
      lose();
      return;
    }
    const { conflicts = 0, answersLost = 0, random = () => 1 } = this.#disturbance ?? {};
    if (String(incoming.headers['x-amz-target']).endsWith('.TransactWriteItems') && random() < conflicts) {
      this.disturbed.conflicts++;
      outgoing.writeHead(400, { 'content-type': 'application/x-amz-json-1.0' });
      outgoing.end(conflictOf(body));
      return;
    }
    const lost = random() < answersLost;
    const upstream = request(
      {
        host: this.#upstream.hostname,
        port: this.#upstream.port,
        method: incoming.method,
        path: incoming.url,
        headers: incoming.headers,
      },
      (answer) => {
        const chunks: Buffer[] = [];
        answer.on('data', (chunk: Buffer) => chunks.push(chunk));
        answer.on('end', () => {
          this.#note(incoming, body, answer.statusCode ?? 500);
          if (plan) {
            if (plan.fault === 'crash-after') plan.crash();
            lose();
            return;
          }
          if (lost) {
            this.disturbed.answersLost++;
            lose();
            return;
          }
          const reply = () => {
            outgoing.writeHead(answer.statusCode ?? 500, answer.headers);
            outgoing.end(Buffer.concat(chunks));
          };
          const held = this.#held;
          if (!held || !String(incoming.headers['x-amz-target']).endsWith('.BatchGetItem')) reply();
          else if (held.release.push(reply) === held.until) {
            this.#held = undefined;
            for (const release of held.release) release();
          }
        });
      },
    );
    upstream.on('error', lose);
    upstream.end(body);
  }

  /** What reached the bus counts as published, whether or not the publisher lived to hear of it. */
  #note({ headers }: IncomingMessage, body: Buffer, status: number): void {
    if (headers['x-amz-target'] !== 'AWSEvents.PutEvents' || status !== 200) return;
    const { Entries } = JSON.parse(body.toString()) as { Entries: { DetailType: string; Detail: string }[] };
    for (const { DetailType, Detail } of Entries)
      this.published.push({ type: DetailType, envelope: JSON.parse(Detail) as never });
  }
}

/** What DynamoDB answers when another transaction holds an item. */
function conflictOf(transaction: Buffer): string {
  const { TransactItems } = JSON.parse(transaction.toString()) as { TransactItems: object[] };
  return JSON.stringify({
    __type: 'com.amazonaws.dynamodb.v20120810#TransactionCanceledException',
    Message: 'Transaction cancelled, please refer cancellation reasons for specific reasons [TransactionConflict]',
    CancellationReasons: TransactItems.map((_, place) => ({ Code: place === 0 ? 'TransactionConflict' : 'None' })),
  });
}
