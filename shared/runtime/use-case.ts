import type * as z from 'zod';
import type { Key, Stored, Write } from '../aws/entity.ts';
import type { Reader } from '../aws/reader.ts';
import type { EventDeclaration, EventEnvelope } from '../contracts/event.ts';
import type { Role } from '../contracts/roles.ts';
import type {
  CommandTrigger,
  EndpointTrigger,
  JobTrigger,
  ListenerTrigger,
  QueryTrigger,
  StepTrigger,
  TaskDeclaration,
} from '../contracts/task.ts';
import type { Refusal } from '../kernel/refusal.ts';
import type { CompanyScope, GroupScope, Scope } from '../kernel/scope.ts';

/** Who acts. Workflows, events and schedules act under their own name and hold no role. */
export interface Actor {
  /** `user_…`, `client_…`, `workflow:<execution>`, `event:<id>`, `schedule:<task>`. */
  readonly id: string;
  readonly name: string;
  readonly roles: readonly Role[];
}

/** What the authoriser says of a caller; travels as one JSON string in the authoriser's context. */
export interface Principal {
  readonly id: string;
  readonly name: string;
  readonly kind: 'person' | 'machine';
  /** Roles per company; `group` for the group itself. */
  readonly memberships: Readonly<Record<string, readonly Role[]>>;
}

/** What every use case is told: it reads no clock, no randomness and no environment of its own. */
export interface Context<S = CompanyScope> {
  /** The company (or the group) that owns everything the call may touch. */
  readonly scope: S;
  readonly actor: Actor;
  /** The moment of the call, UTC. */
  readonly now: string;
  /** Follows a story from request to events, workflows and logs. */
  readonly correlationId: string;
  /** An id that a retry of the same call makes again (docs/adr/0002). */
  readonly newId: (prefix: string, ...distinguish: readonly string[]) => string;
  /** 32 random bytes in hexadecimal, for salts: the only randomness a use case gets. */
  readonly salt: () => string;
}

/** What every `gather`, `fetch` and job may use besides the services its access names. */
export interface Reading {
  readonly read: Reader;
}

type Reads = { readonly subject: Key } & Readonly<Record<string, Key | undefined>>;
// biome-ignore lint/suspicious/noExplicitAny: a key of any record
type AnyKey = Key<any> | undefined;
type DataOf<K> = K extends Key<infer T> ? T : never;
export type StateOf<R> = { readonly [K in keyof R]: Stored<DataOf<R[K]>> | undefined };

export interface RaisedEvent {
  readonly declaration: EventDeclaration;
  readonly write: Write;
  readonly data: unknown;
}

/** What a command decided: records to write, events to publish, the answer. Nothing has happened yet. */
export interface Decision<Output> {
  readonly writes: readonly Write[];
  readonly events: readonly RaisedEvent[];
  readonly output: Output;
}

export function decided<Output>(
  output: Output,
  {
    writes = [],
    events = [],
  }: { writes?: readonly Write<never>[] | readonly Write[]; events?: readonly RaisedEvent[] } = {},
): Decision<Output> {
  return { writes: writes as readonly Write[], events, output };
}

/** An event of the aggregate that `write` writes; the sequence is counted in that record. */
export function raise<D extends EventDeclaration, T>(
  declaration: D,
  write: Write<T>,
  data: z.infer<D['data']>,
): RaisedEvent {
  return { declaration, write: write as Write, data };
}

/**
 * A command or step in visible parts: name the records it `reads`, and `decide`. `decide` is pure: state in, decision out.
 * The runtime reads everything in one request and writes everything, with the command record, in one transaction; on a
 * conflict it reads and decides again.
 *
 * What lies outside the database comes in one of two ways, as `facts`: `gather` gets it before the read, when the input
 * names it (what to read may depend on it); `fetch` gets it after the read, when a record names it, and is told what was
 * gathered. `fetch` is not called for a repeat, and again after a conflict. Either may be called again after a crash: both
 * must bear that.
 *
 * `reads` names the aggregate that the call is about as `subject`: the command record lies in its collection (that is the
 * timeline of the thing) and `If-Match` speaks of its version.
 */
export interface CommandUseCase<S, Input, Output, R extends Reads, Facts, Services> {
  readonly gather?: (input: Input, services: Services & Reading, context: Context<S>) => Promise<Facts | Refusal>;
  readonly reads: (input: Input, context: Context<S>, facts: Facts) => R;
  readonly fetch?: (
    input: Input,
    state: StateOf<R>,
    services: Services & Reading,
    context: Context<S>,
    gathered: Facts,
  ) => Promise<Facts | Refusal>;
  readonly decide: (input: Input, state: StateOf<R>, context: Context<S>, facts: Facts) => Decision<Output> | Refusal;
  /** Steps only: distinguishes calls of the same step for the same record; without it a step is carried out once per record. */
  readonly repeat?: (input: Input) => string;
}

type InputOf<T> = T extends TaskDeclaration<infer _, infer I, infer __> ? z.infer<I> : never;
type OutputOf<T> = T extends TaskDeclaration<infer _, infer __, infer O> ? z.input<O> : never;

export function defineCommand<
  T extends TaskDeclaration<CommandTrigger | StepTrigger>,
  R extends { readonly subject: AnyKey } & Readonly<Record<string, AnyKey>>,
  Facts = undefined,
  Services = unknown,
  S = CompanyScope,
>(
  _task: T,
  useCase: {
    readonly gather?: (
      input: InputOf<T>,
      services: Services & Reading,
      context: Context<S>,
    ) => Promise<Facts | Refusal>;
    readonly reads: (input: InputOf<T>, context: Context<S>, facts: Facts) => R;
    readonly fetch?: (
      input: InputOf<T>,
      state: StateOf<R>,
      services: Services & Reading,
      context: Context<S>,
      gathered: Facts,
    ) => Promise<Facts | Refusal>;
    readonly decide: (
      input: InputOf<T>,
      state: StateOf<R>,
      context: Context<S>,
      facts: Facts,
    ) => Decision<OutputOf<T>> | Refusal;
    readonly repeat?: (input: InputOf<T>) => string;
  },
) {
  return useCase;
}

/** A command or step over records of the group (`of: 'group'`, `from: 'mail'`). */
export const defineGroupCommand = defineCommand as <
  T extends TaskDeclaration<CommandTrigger | StepTrigger>,
  R extends { readonly subject: AnyKey } & Readonly<Record<string, AnyKey>>,
  Facts = undefined,
  Services = unknown,
>(
  task: T,
  useCase: Parameters<typeof defineCommand<T, R, Facts, Services, GroupScope>>[1],
) => Parameters<typeof defineCommand<T, R, Facts, Services, GroupScope>>[1];

export type QueryUseCase<S, Input, Output, Services> = (
  input: Input,
  context: Omit<Context<S>, 'newId' | 'salt'>,
  services: Services & Reading,
) => Promise<Output | Refusal>;

export function defineQuery<T extends TaskDeclaration<QueryTrigger>, Services = unknown, S = CompanyScope>(
  _task: T,
  useCase: QueryUseCase<S, InputOf<T>, OutputOf<T>, Services>,
) {
  return useCase;
}

/** Like a command, but its input is an event and it is carried out once per event; an event older than the last one seen is dropped. */
export function defineListener<
  T extends TaskDeclaration<ListenerTrigger>,
  R extends { readonly subject: AnyKey } & Readonly<Record<string, AnyKey>>,
  Facts = undefined,
  Services = unknown,
>(
  _task: T,
  useCase: {
    readonly gather?: (event: EventOf<T>, services: Services & Reading, context: Context) => Promise<Facts | Refusal>;
    readonly reads: (event: EventOf<T>, context: Context, facts: Facts) => R;
    readonly fetch?: (
      event: EventOf<T>,
      state: StateOf<R>,
      services: Services & Reading,
      context: Context,
    ) => Promise<Facts | Refusal>;
    readonly decide: (
      event: EventOf<T>,
      state: StateOf<R>,
      context: Context,
      facts: Facts,
    ) => Decision<unknown> | Refusal;
  },
) {
  return useCase;
}

/**
 * A listener of `batchListener`: decides upon all events of one company that came in a batch, in their order, without
 * those it has heard already. There is no id to derive, for a repeat may come in another batch.
 */
export function defineBatchListener<
  T extends TaskDeclaration<ListenerTrigger>,
  R extends { readonly subject: AnyKey } & Readonly<Record<string, AnyKey>>,
>(
  _task: T,
  useCase: {
    readonly reads: (events: readonly EventOf<T>[], context: Context) => R;
    readonly decide: (
      events: readonly EventOf<T>[],
      state: StateOf<R>,
      context: Pick<Context, 'scope' | 'now' | 'salt'>,
    ) => Decision<unknown> | Refusal;
  },
) {
  return useCase;
}

type EventOf<T> =
  T extends TaskDeclaration<infer L, infer I> ? (L extends ListenerTrigger ? EventEnvelope<z.infer<I>> : never) : never;

export type JobUseCase<Input, Output, Services> = (
  input: Input,
  context: Omit<Context<GroupScope>, 'newId' | 'salt'>,
  services: Services & Reading,
) => Promise<Output>;

export function defineJob<T extends TaskDeclaration<JobTrigger>, Services = unknown>(
  _task: T,
  useCase: JobUseCase<InputOf<T>, OutputOf<T>, Services>,
) {
  return useCase;
}

/**
 * A job that changes records: it finds what is due, in any company or the group, and each finding is carried out as a
 * command of its own.
 * `repeat` names the occasion: what was found again for the same one is not done again.
 */
export interface RecordJobUseCase<Input, Item, R extends Reads, Services> {
  readonly find: (
    input: Input,
    context: Omit<Context<GroupScope>, 'newId' | 'salt'>,
    services: Reading,
  ) => Promise<readonly { readonly scope: Scope; readonly item: Item }[]>;
  readonly reads: (item: Item, context: Context<Scope>) => R;
  /** What it does outside the database, before it decides; may be called again after a conflict or a crash. */
  readonly fetch?: (
    item: Item,
    state: StateOf<R>,
    services: Services & Reading,
    context: Context<Scope>,
  ) => Promise<void>;
  readonly decide: (item: Item, state: StateOf<R>, context: Context<Scope>) => Decision<unknown>;
  readonly repeat: (item: Item) => string;
}

export function defineRecordJob<
  T extends TaskDeclaration<JobTrigger>,
  Item,
  R extends { readonly subject: AnyKey } & Readonly<Record<string, AnyKey>>,
  Services = unknown,
>(
  _task: T,
  useCase: {
    readonly find: (
      input: InputOf<T>,
      context: Omit<Context<GroupScope>, 'newId' | 'salt'>,
      services: Reading,
    ) => Promise<readonly { readonly scope: Scope; readonly item: Item }[]>;
    readonly reads: (item: Item, context: Context<Scope>) => R;
    readonly fetch?: (
      item: Item,
      state: StateOf<R>,
      services: Services & Reading,
      context: Context<Scope>,
    ) => Promise<void>;
    readonly decide: (item: Item, state: StateOf<R>, context: Context<Scope>) => Decision<unknown>;
    readonly repeat: (item: Item) => string;
  },
) {
  return useCase;
}

/** What an endpoint without a token sees of its request. */
export interface EndpointRequest {
  readonly origin: string | undefined;
  /** `name=value` each. */
  readonly cookies: readonly string[];
}

export type EndpointUseCase<Input, Output, Services> = (
  input: Input,
  request: EndpointRequest,
  services: Services,
) => Promise<{ readonly output: Output; readonly cookies?: readonly string[] } | Refusal>;

export function defineEndpoint<T extends TaskDeclaration<EndpointTrigger>, Services = unknown>(
  _task: T,
  useCase: EndpointUseCase<InputOf<T>, OutputOf<T>, Services>,
) {
  return useCase;
}

/** Says who a token's bearer is, or nothing when nobody may enter with it. */
export type AuthoriserUseCase = (token: string, now: string, services: Reading) => Promise<Principal | undefined>;
