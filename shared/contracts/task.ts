import type * as z from 'zod';
import type { RefusalKind } from '../kernel/refusal.ts';
import type { Access } from './access.ts';
import type { EventDeclaration } from './event.ts';
import type { Role } from './roles.ts';

/** What belongs to one company, or to the group of companies as a whole. */
export type Owner = 'company' | 'group';

export interface CommandTrigger {
  readonly kind: 'command';
  readonly method: 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** Below `/api/<area>/v1/companies/{companyId}/`, or below `/api/<area>/v1/` for what belongs to the group. */
  readonly path: string;
  readonly of: Owner;
  /** The caller must name the version it changes (`If-Match`): 428 when it does not, 412 when another is current. */
  readonly ifMatch: boolean;
}

export interface QueryTrigger {
  readonly kind: 'query';
  readonly method: 'GET';
  readonly path: string;
  readonly of: Owner;
}

/** An HTTP endpoint without a token, whose use case answers headers and cookies itself. Only the session task has one. */
export interface EndpointTrigger {
  readonly kind: 'endpoint';
  readonly method: 'POST' | 'DELETE';
  readonly path: string;
  readonly of: 'group';
}

/**
 * Called by a workflow. `object`: its input is an S3 event, and the company comes from the object's key. `mail`: the object is a
 * message, which is the group's until it is known whom it is for.
 */
export interface StepTrigger {
  readonly kind: 'step';
  readonly from: 'record' | 'object' | 'mail';
}

/** Called by EventBridge Scheduler, for the whole group. `schedule` is `rate(…)` or `cron(…)`, in Europe/Paris. */
export interface JobTrigger {
  readonly kind: 'job';
  readonly schedule: string;
}

/** Receives events of the bus through its own queue. */
export interface ListenerTrigger {
  readonly kind: 'listener';
  readonly events: readonly EventDeclaration[];
  /** All events of one company that a batch of the queue brings are one decision and one transaction. */
  readonly together: boolean;
}

/** The Lambda authoriser of every HTTP API; exactly one task has it. */
export interface AuthoriserTrigger {
  readonly kind: 'authoriser';
}

export type Trigger =
  | CommandTrigger
  | QueryTrigger
  | EndpointTrigger
  | StepTrigger
  | JobTrigger
  | ListenerTrigger
  | AuthoriserTrigger;

export const command = (
  method: CommandTrigger['method'],
  path: string,
  { of = 'company', ifMatch = false }: { of?: Owner; ifMatch?: boolean } = {},
): CommandTrigger => ({ kind: 'command', method, path, of, ifMatch });

export const query = (path: string, { of = 'company' }: { of?: Owner } = {}): QueryTrigger => ({
  kind: 'query',
  method: 'GET',
  path,
  of,
});

export const endpoint = (method: EndpointTrigger['method'], path: string): EndpointTrigger => ({
  kind: 'endpoint',
  method,
  path,
  of: 'group',
});

export const step = ({ from = 'record' }: { from?: StepTrigger['from'] } = {}): StepTrigger => ({ kind: 'step', from });

export const job = (schedule: string): JobTrigger => ({ kind: 'job', schedule });

export const listener = (...events: readonly EventDeclaration[]): ListenerTrigger => ({
  kind: 'listener',
  events,
  together: false,
});

/** For a listener whose events all change one record of their company (docs/adr/0008). It publishes nothing. */
export const batchListener = (...events: readonly EventDeclaration[]): ListenerTrigger => ({
  kind: 'listener',
  events,
  together: true,
});

export const authoriser = (): AuthoriserTrigger => ({ kind: 'authoriser' });

/**
 * One piece of back-office work, declared once. Function, role, route, queue, schedule, alarm, OpenAPI path, client and
 * catalogue are derived from it; the use case is the file of the same name beside it, exporting `useCase`.
 */
export interface TaskDeclaration<
  T extends Trigger = Trigger,
  Input extends z.ZodType = z.ZodType,
  Output extends z.ZodType = z.ZodType,
> {
  /** `<area>.<name>`; its folder is `functions/<area>/tasks/<name>/`. */
  readonly id: string;
  readonly summary: string;
  readonly trigger: T;
  /** Commands and queries: path parameters, query parameters and body together, as one object. Listeners have none. */
  readonly input: Input;
  readonly output: Output;
  readonly refusals: readonly RefusalKind[];
  readonly access: Access;
  /** Who may call it over HTTP; one of the roles suffices. Left out for everything that is not called over HTTP. */
  readonly role?: Role | readonly Role[];
  /** What people notice when it fails: the text of its alarm. */
  readonly failureImpact: string;
  /** Seconds; 10 when left out. */
  readonly timeout?: number;
  /** MiB; 512 when left out (a quarter of a vCPU and enough for every SDK client). */
  readonly memory?: number;
  /** Requests a second that its route takes from everybody together, twice as many at once; its area's limit when left out. */
  readonly perSecond?: number;
  /** A complete example of the input, for the API reference. */
  readonly example?: z.input<Input>;
}

export function defineTask<T extends Trigger, Input extends z.ZodType, Output extends z.ZodType>(
  declaration: TaskDeclaration<T, Input, Output>,
): TaskDeclaration<T, Input, Output> {
  return declaration;
}
