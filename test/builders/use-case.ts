import { expect } from 'vitest';
import type { Entity, Key, Stored, Write } from '../../shared/aws/entity.ts';
import type { Reader } from '../../shared/aws/reader.ts';
import { InvalidCursor } from '../../shared/contracts/problems.ts';
import type { TaskDeclaration } from '../../shared/contracts/task.ts';
import { derivedId } from '../../shared/kernel/ids.ts';
import { Refusal, refuse } from '../../shared/kernel/refusal.ts';
import { companyScope, groupScope, type Scope, scopePrefix } from '../../shared/kernel/scope.ts';
import { sentence } from '../../shared/kernel/text.ts';
import type { AnyCommand } from '../../shared/runtime/carry-out.ts';
import type { Actor, Context, Decision } from '../../shared/runtime/use-case.ts';

export const NOW = '2026-11-24T09:30:00.000Z';
export const company = companyScope('brumaire');

export const camille: Actor = { id: 'user_camille', name: 'Camille Roussel', roles: ['director'] };

/** What the runtime tells a use case of a company. */
export function contextOf(given: Partial<Context> = {}): Context {
  return contextIn(company, given);
}

/** What the runtime tells a use case of the group. */
export const groupContext = contextIn(groupScope);

function contextIn<S extends Scope>(scope: S, given: Partial<Context<S>> = {}): Context<S> {
  return {
    scope,
    actor: camille,
    now: NOW,
    correlationId: 'story',
    newId: (prefix, ...distinguish) => derivedId(prefix, scopePrefix(scope), ...distinguish),
    salt: () => '5a'.repeat(32),
    ...given,
  };
}

/** A record as the runtime would have read it; data that its schema refuses fails the test. */
export function stored<T>(
  entity: Entity<T>,
  data: T,
  { version = 1, scope = company as Scope, sequences = {} as Record<string, number> } = {},
): Stored<T> {
  expect(entity.parse(data)).toEqual(data);
  return { key: entity.key(scope, entity.idOf(data)), version, data, sequences };
}

export interface Outcome {
  readonly output: unknown;
  readonly writes: readonly { readonly type: Write['type']; readonly kind: string; readonly data: unknown }[];
  readonly events: readonly { readonly type: string; readonly data: unknown }[];
}

/**
 * State in, decision out, and what must hold of every decision: the records of `state` are those that the use case reads,
 * its input, output, records and events follow their schemas, what is
 * replaced was read, its refusals and events are declared, and a refusal is a
 * whole sentence in both languages.
 * @returns the decision, or the code of the refusal.
 */
export function decide(
  task: TaskDeclaration,
  useCase: AnyCommand,
  call: {
    readonly input: unknown;
    readonly state?: Readonly<Record<string, Stored<unknown> | undefined>>;
    readonly context?: Context<Scope>;
    readonly facts?: unknown;
    /** Records that `fetch` read, and that may be written as well. */
    readonly fetched?: readonly (Stored<unknown> | undefined)[];
  },
): Outcome | string {
  const { state = {}, context = contextOf(), facts } = call;
  const input = task.trigger.kind === 'listener' ? call.input : task.input.parse(call.input);
  const keys: Record<string, Key | undefined> = useCase.reads(input, context, facts);
  for (const [name, record] of Object.entries(state))
    if (record) expect([name, keys[name]?.partition]).toEqual([name, record.key.partition]);
  const result: Decision<unknown> | Refusal = useCase.decide(input, state, context, facts);
  if (result instanceof Refusal) {
    expect(task.refusals).toContain(result.kind);
    const [fr, en] = (['fr', 'en'] as const).map((language) =>
      sentence(result.kind.detail, language, result.parameters),
    );
    expect(fr).not.toBe(en);
    expect(`${fr}${en}`).not.toMatch(/[{}]|undefined/);
    return result.kind.code;
  }
  task.output.parse(result.output);
  for (const { key, data, before } of result.writes) {
    expect(key.entity.parse(data)).toEqual(withoutUndefined(data));
    expect(key.entity.idOf(data)).toBe(key.id);
    // What was read, and nothing else, is the condition of the write.
    if (before) expect([...Object.values(state), ...(call.fetched ?? [])]).toContain(before);
  }
  for (const { declaration, data, write } of result.events) {
    expect(task.access.publishes).toContain(declaration);
    expect(declaration.aggregate).toBe(write.key.entity.kind);
    expect(result.writes).toContain(write);
    declaration.data.parse(data);
  }
  return {
    output: result.output,
    writes: result.writes.map(({ type, key, data }) => ({ type, kind: key.entity.kind, data: withoutUndefined(data) })),
    events: result.events.map(({ declaration, data }) => ({ type: declaration.type, data: withoutUndefined(data) })),
  };
}

const withoutUndefined = (data: unknown): unknown => (data === undefined ? data : JSON.parse(JSON.stringify(data)));

/** The decision of a call that must not be refused. */
export function decided(...call: Parameters<typeof decide>): Outcome {
  const outcome = decide(...call);
  if (typeof outcome === 'string') throw new Error(`Refused: ${outcome}`);
  return outcome;
}

/** Reads what is given, by key; its list is the records of the kind asked for, and `asked` is how. */
export function reading(...all: Stored<unknown>[]) {
  const asked: unknown[] = [];
  const read = {
    get: async ({ partition }: Key) => all.find(({ key }) => key.partition === partition),
    getAll: async (keys: Key[]) => keys.map(({ partition }) => all.find(({ key }) => key.partition === partition)),
    page: async (list: { entity: Entity; scope: Scope }, paging: unknown) => {
      const { entity, scope, ...how } = list;
      asked.push({ ...how, scope: scopePrefix(scope), paging });
      return { items: all.filter(({ key }) => key.entity === entity), nextCursor: 'next' };
    },
  } as unknown as Reader;
  return { read, asked };
}

/** A list that was asked with a cursor of another list. */
export const foreignCursor = { read: { page: async () => refuse(InvalidCursor) } as unknown as Reader };
