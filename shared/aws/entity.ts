import type * as z from 'zod';
import { type Scope, scopePrefix } from '../kernel/scope.ts';

export type TableName = 'main' | 'records';

/** Where one aggregate is stored: partition `<company>#<kind>#<id>`, sort key `state`. Its command records lie beside it. */
export interface Key<T = unknown> {
  readonly entity: Entity<T>;
  readonly scope: Scope;
  readonly id: string;
  readonly partition: string;
}

/** A record as read, with what the next write must know of it. */
export interface Stored<T> {
  readonly key: Key<T>;
  readonly version: number;
  readonly data: T;
  /** Number of events published so far, by event type. */
  readonly sequences: Readonly<Record<string, number>>;
}

/** A place in one of the two list indexes: `by` names the list and its filter, `sort` its order. */
export interface ListPlace {
  readonly by: string;
  readonly sort: string;
}

export interface Entity<T = unknown> {
  readonly kind: string;
  readonly table: TableName;
  readonly schemaVersion: number;
  key(scope: Scope, id: string): Key<T>;
  idOf(data: T): string;
  parse(data: unknown): T;
  lists?(data: T): { readonly list1?: ListPlace; readonly list2?: ListPlace };
  unfinishedSince?(data: T): string | undefined;
}

/**
 * Declares a kind of record. `schema` reads every stored version (an older one is brought up to date there). `lists` puts
 * it into the list indexes; `unfinishedSince` keeps it in the sparse index of work that some job must take up again.
 */
export function defineEntity<Schema extends z.ZodType>(declaration: {
  kind: string;
  schema: Schema;
  id: (data: z.infer<Schema>) => string;
  table?: TableName;
  schemaVersion?: number;
  lists?: Entity<z.infer<Schema>>['lists'];
  unfinishedSince?: Entity<z.infer<Schema>>['unfinishedSince'];
}): Entity<z.infer<Schema>> {
  const entity: Entity<z.infer<Schema>> = {
    kind: declaration.kind,
    table: declaration.table ?? 'main',
    schemaVersion: declaration.schemaVersion ?? 1,
    idOf: declaration.id,
    parse: (data) => declaration.schema.parse(data),
    key: (scope, id) => ({
      entity,
      scope,
      id,
      partition: `${scopePrefix(scope)}#${declaration.kind}#${id}`,
    }),
    ...(declaration.lists && { lists: declaration.lists }),
    ...(declaration.unfinishedSince && { unfinishedSince: declaration.unfinishedSince }),
  };
  return entity;
}

export type Write<T = unknown> =
  | { readonly type: 'create'; readonly key: Key<T>; readonly data: T; readonly before?: undefined }
  | { readonly type: 'replace' | 'unchanged'; readonly key: Key<T>; readonly data: T; readonly before: Stored<T> };

/** Writes a record that must not exist yet. The only way into a `records` table. */
export function create<T>(entity: Entity<T>, scope: Scope, data: T): Write<T> {
  return { type: 'create', key: entity.key(scope, entity.idOf(data)), data };
}

/** Writes the next version of a record, on condition that nobody wrote one since it was read. */
export function replace<T>(before: Stored<T>, data: T): Write<T> {
  if (before.key.entity.table === 'records') throw new TypeError('Records are only ever added to');
  return { type: 'replace', key: before.key, data, before };
}

/** `create` where nothing was read, else `replace`. */
export function put<T>(entity: Entity<T>, scope: Scope, before: Stored<T> | undefined, data: T): Write<T> {
  return before ? replace(before, data) : create(entity, scope, data);
}

/** Writes nothing, but the whole decision holds only if nobody has changed the record since it was read. */
export function unchanged<T>(before: Stored<T>): Write<T> {
  return { type: 'unchanged', key: before.key, data: before.data, before };
}
