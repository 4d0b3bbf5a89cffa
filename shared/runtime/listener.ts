import { randomBytes } from 'node:crypto';
import type { EventBridgeEvent, SQSBatchResponse, SQSEvent, SQSRecord } from 'aws-lambda';
import type { Database } from '../aws/database.ts';
import { Reader } from '../aws/reader.ts';
import type { EventEnvelope } from '../contracts/event.ts';
import type { ListenerTrigger, TaskDeclaration } from '../contracts/task.ts';
import { derivedId } from '../kernel/ids.ts';
import { Refusal } from '../kernel/refusal.ts';
import { companyScope, groupScope, type Scope, scopePrefix } from '../kernel/scope.ts';
import { type AnyCommand, carryOut, positionOf } from './carry-out.ts';
import { lambda } from './lambda.ts';
import { log } from './log.ts';

interface Message {
  readonly messageId: string;
  readonly event: EventEnvelope;
  readonly scope: Scope;
}

/** Makes a Lambda of a listener: each event of the batch is carried out once; what fails comes back through the queue. */
export function listenerHandler(
  task: TaskDeclaration<ListenerTrigger>,
  useCase: AnyCommand,
  database: Database,
  services: object,
) {
  const everything = { ...services, read: new Reader(database) };

  /** Ids of the messages that must come back. */
  async function failing(messages: readonly Message[]): Promise<string[]> {
    try {
      await handle(messages);
      return [];
    } catch (error) {
      if (messages.length === 1) return [told(messages[0]?.messageId ?? '', error)];
      // One of them is bad: the others need not wait for it.
      const alone: string[] = [];
      for (const message of messages) alone.push(...(await failing([message])));
      return alone;
    }
  }

  async function handle(messages: readonly Message[]): Promise<void> {
    const [first] = messages;
    if (!first) return;
    const { scope, event } = first;
    const events = messages.map((message) => message.event);
    const result = await carryOut(
      database,
      task,
      useCase,
      task.trigger.together ? events : event,
      {
        scope,
        actor: { id: `event:${event.id}`, name: event.type, roles: [] },
        now: new Date().toISOString(),
        correlationId: event.correlationId,
        newId: (prefix, ...distinguish) => derivedId(prefix, scopePrefix(scope), task.id, event.id, ...distinguish),
        salt: () => randomBytes(32).toString('hex'),
      },
      everything,
      {
        commandId: `${task.id}#${event.id}`,
        compareInput: false,
        positions: events.map((each) => positionOf(task, scope, each)),
      },
    );
    if (result instanceof Refusal) throw new Error(`${task.id} refused ${event.type} ${event.id}: ${result.kind.code}`);
  }

  function told(messageId: string, error: unknown): string {
    log().error(task.id, { messageId, error: error as Error });
    return messageId;
  }

  return lambda<SQSEvent, SQSBatchResponse>(task.id, database, async ({ Records }, account) => {
    const failed: string[] = [];
    const messages: Message[] = [];
    for (const record of Records)
      try {
        messages.push(messageOf(task, record));
      } catch (error) {
        failed.push(told(record.messageId, error));
      }
    const byCompany = Object.groupBy(messages, ({ event }) => event.companyId);
    const groups = task.trigger.together ? Object.values(byCompany) : messages.map((message) => [message]);
    // One after another: two events of one aggregate in a batch must keep their order.
    for (const group of groups) failed.push(...(await failing(group ?? [])));
    account.outcome = failed.length === 0 ? 'done' : 'partly failed';
    account.events = Records.length;
    account.correlationIds = [...new Set(messages.map(({ event }) => event.correlationId))];
    return { batchItemFailures: failed.map((itemIdentifier) => ({ itemIdentifier })) };
  });
}

function messageOf(task: TaskDeclaration<ListenerTrigger>, { messageId, body }: SQSRecord): Message {
  const { detail } = JSON.parse(body) as EventBridgeEvent<string, EventEnvelope>;
  const declaration = task.trigger.events.find(({ type }) => type === detail.type);
  if (!declaration) throw new Error(`${task.id} does not listen to ${detail.type}`);
  const scope = detail.companyId === 'group' ? groupScope : companyScope(detail.companyId);
  return { messageId, scope, event: { ...detail, data: declaration.data.parse(detail.data) } };
}
