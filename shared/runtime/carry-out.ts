import { COMMAND_KIND, type CommandRecord, commandItem, commandRecordOf, commandSort } from '../aws/command-record.ts';
import type { Database, ItemPut } from '../aws/database.ts';
import type { Key, Stored, Write } from '../aws/entity.ts';
import { itemOf, keyItem, storedOf } from '../aws/items.ts';
import type { Item } from '../aws/meter.ts';
import type { EventEnvelope } from '../contracts/event.ts';
import { Busy, IdempotencyKeyReused, VersionMismatch } from '../contracts/problems.ts';
import type { TaskDeclaration } from '../contracts/task.ts';
import { canonicalJson } from '../kernel/canonical.ts';
import { derivedId, sha256 } from '../kernel/ids.ts';
import { Refusal, refuse } from '../kernel/refusal.ts';
import { type Scope, scopePrefix } from '../kernel/scope.ts';
import { assertSizes } from './sizes.ts';
import type { CommandUseCase, Context, Decision, RaisedEvent } from './use-case.ts';

const MAX_ATTEMPTS = 10;

// biome-ignore lint/suspicious/noExplicitAny: the runtime carries out use cases of every shape; defineCommand checked it
export type AnyCommand = CommandUseCase<any, any, any, any, any, any>;

export interface CarriedOut {
  readonly output: unknown;
  /** The subject's version after the command: its ETag. */
  readonly version: number;
  readonly replayed: boolean;
}

/** The last event of its kind that a listener has seen of an aggregate; lies in a collection of its own. */
export interface Position {
  readonly partition: string;
  readonly sequence: number;
}

export interface CarryOutOptions {
  /** Identifies the call in the subject's collection: a call with the same one is a repeat. */
  readonly commandId: string;
  /** A repeat with another input is refused (HTTP); a step's repeat always gets the stored answer. */
  readonly compareInput: boolean;
  readonly expectedVersion?: number | undefined;
  /**
   * Listeners: where each event of the input stands. What is not newer than the last one seen is dropped, and the new
   * positions are written with the effect.
   */
  readonly positions?: readonly Position[] | undefined;
}

/**
 * The one way a change is made: one consistent read of command record and state, `decide`, one transaction with state,
 * command record and events. A repeat costs the read. Of two at once the loser reads the winner's answer.
 */
export async function carryOut(
  database: Database,
  task: TaskDeclaration,
  useCase: AnyCommand,
  input: unknown,
  context: Context<Scope>,
  services: unknown,
  options: CarryOutOptions,
): Promise<CarriedOut | Refusal> {
  const gathered = await useCase.gather?.(input, services, context);
  if (gathered instanceof Refusal) return gathered;
  const keys = useCase.reads(input, context, gathered) as Record<string, Key | undefined> & { subject: Key };
  const names = Object.keys(keys).filter((name) => keys[name] !== undefined);
  const inputHash = sha256(canonicalJson(input));
  const { positions } = options;
  const addresses = [
    ...(positions?.map(positionKey) ?? [keyItem(keys.subject, commandSort(options.commandId))]).map((key) => ({
      table: 'main' as const,
      key,
    })),
    ...names.map((name) => ({ table: (keys[name] as Key).entity.table, key: keyItem(keys[name] as Key) })),
  ];

  for (let attempt = 1; attempt <= MAX_ATTEMPTS; attempt++) {
    const found = await database.getAll(addresses);
    const items = found.slice(found.length - names.length);
    const [recorded] = found;
    if (!positions && recorded) return repeatOf(commandRecordOf(recorded), inputHash, options);
    const heard = positions && newer(positions, found);
    if (heard?.every((isNew) => !isNew)) return { output: undefined, version: 0, replayed: true };
    const together = heard && Array.isArray(input);
    const given = together ? input.filter((_, index) => heard[index]) : input;
    const state: Record<string, Stored<unknown> | undefined> = {};
    names.forEach((name, index) => {
      state[name] = storedOf(keys[name] as Key, items[index]);
    });
    const before = state.subject?.version ?? 0;
    if (options.expectedVersion !== undefined && state.subject && before !== options.expectedVersion)
      return refuse(VersionMismatch);

    const facts = useCase.fetch ? await useCase.fetch(given, state, services, context, gathered) : gathered;
    if (facts instanceof Refusal) return facts;
    const decision = useCase.decide(given, state, context, facts) as Decision<unknown> | Refusal;
    if (decision instanceof Refusal) return decision;
    const changesSubject = decision.writes.some(
      ({ type, key }) => type !== 'unchanged' && key.partition === keys.subject.partition,
    );
    const version = before + (changesSubject ? 1 : 0);
    if (decision.writes.length === 0 && !positions) return { output: decision.output, version, replayed: false };

    if (together && decision.events.length > 0) throw new Error(`${task.id} hears batches and publishes nothing`);
    const events = envelopes(task, decision.events, context);
    const record: CommandRecord = {
      id: options.commandId,
      task: task.id,
      actor: { id: context.actor.id, name: context.actor.name },
      at: context.now,
      inputHash,
      companyId: 'companyId' in context.scope ? context.scope.companyId : undefined,
      subject: { kind: keys.subject.entity.kind, id: keys.subject.id },
      version,
      answer: decision.output,
      events,
      correlationId: context.correlationId,
    };
    const puts: ItemPut[] = decision.writes.map((write) => putOf(write, decision.events));
    // A listener's effect needs a command record only when it publishes: the position already makes it happen once.
    if (!positions || events.length > 0)
      puts.push({
        table: 'main',
        item: commandItem(keys.subject, record),
        condition: 'attribute_not_exists(pk)',
      });
    if (positions) puts.push(...lastOfEach(positions.filter((_, index) => heard?.[index])).map(positionPut));
    assertSizes(task.id, puts, events);

    const result = await database.transact(puts);
    if (result.applied) return { output: decision.output, version, replayed: false };
    const winner = result.reasons.find(({ Item }) => Item?.kind?.S === COMMAND_KIND)?.Item;
    if (winner && !positions) return repeatOf(commandRecordOf(winner), inputHash, options);
    await new Promise((resolve) => setTimeout(resolve, Math.random() * 20 * 2 ** Math.min(attempt, 6)));
  }
  return refuse(Busy);
}

function repeatOf(record: CommandRecord, inputHash: string, { compareInput }: CarryOutOptions): CarriedOut | Refusal {
  if (compareInput && record.inputHash !== inputHash) return refuse(IdempotencyKeyReused);
  return { output: record.answer, version: record.version, replayed: true };
}

function putOf(write: Write, raised: readonly RaisedEvent[]): ItemPut {
  // What could not be read again must not be written: everything that reads it would fail from then on.
  write.key.entity.parse(write.data);
  const sequences: Record<string, number> = { ...write.before?.sequences };
  for (const event of raised)
    if (event.write === write) sequences[event.declaration.type] = (sequences[event.declaration.type] ?? 0) + 1;
  const item = itemOf(write, sequences);
  return write.before
    ? {
        table: write.key.entity.table,
        item,
        check: write.type === 'unchanged',
        condition: 'version = :read',
        values: { ':read': { N: String(write.before.version) } },
      }
    : { table: write.key.entity.table, item, condition: 'attribute_not_exists(pk)' };
}

function envelopes(task: TaskDeclaration, raised: readonly RaisedEvent[], context: Context<Scope>): EventEnvelope[] {
  const counts = new Map<string, number>();
  return raised.map(({ declaration, write, data }) => {
    if (!task.access.publishes?.includes(declaration))
      throw new Error(`${task.id} raises ${declaration.type}, which its access does not declare`);
    const counter = `${write.key.partition}/${declaration.type}`;
    const sequence = (counts.get(counter) ?? write.before?.sequences[declaration.type] ?? 0) + 1;
    counts.set(counter, sequence);
    return {
      id: derivedId('evt', write.key.partition, declaration.type, String(sequence)),
      type: declaration.type,
      companyId: scopePrefix(context.scope),
      aggregate: { kind: write.key.entity.kind, id: write.key.id },
      sequence,
      occurredAt: context.now,
      correlationId: context.correlationId,
      data: declaration.data.parse(data),
    };
  });
}

/** Of each position whether it is newer than what was recorded, and than those before it. */
function newer(positions: readonly Position[], recorded: readonly (Item | undefined)[]): boolean[] {
  const seen = new Map<string, number>();
  return positions.map(({ partition, sequence }, index) => {
    const isNew = sequence > (seen.get(partition) ?? Number(recorded[index]?.sequence?.N ?? 0));
    if (isNew) seen.set(partition, sequence);
    return isNew;
  });
}

function lastOfEach(positions: readonly Position[]): Position[] {
  return [...new Map(positions.map((position) => [position.partition, position])).values()];
}

function positionKey({ partition }: Position): Item {
  return { pk: { S: partition }, sk: { S: 'position' } };
}

function positionPut(position: Position): ItemPut {
  return {
    table: 'main',
    item: { ...positionKey(position), kind: { S: 'position' }, sequence: { N: String(position.sequence) } },
    condition: 'attribute_not_exists(pk) OR #sequence < :new',
    names: { '#sequence': 'sequence' },
    values: { ':new': { N: String(position.sequence) } },
  };
}

/** Where a listener keeps the last sequence it has seen of one aggregate and event type. */
export function positionOf(task: TaskDeclaration, scope: Scope, event: EventEnvelope): Position {
  return {
    partition: `${scopePrefix(scope)}#position#${task.id}#${event.aggregate.kind}#${event.aggregate.id}#${event.type}`,
    sequence: event.sequence,
  };
}
