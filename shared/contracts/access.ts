import type { EventDeclaration } from './event.ts';
import type { WorkflowDeclaration } from './workflow.ts';

/**
 * Everything a task may touch, in words. `infra/access.ts` turns each word into exact IAM actions on exact resources and
 * the environment variables that go with them; the build gives the use case only the clients that its words need.
 */
export interface Access {
  /**
   * The area's own tables. `main`: `read` or `write` (which includes reading). `records` is append-only: `read`, or
   * `append` (which includes reading); nobody may overwrite or delete there.
   */
  readonly tables?: { readonly main?: 'read' | 'write'; readonly records?: 'read' | 'append' };
  /**
   * `mail`: `read` an arrived message. `inbox`: `read` an arrived file, `upload` (sign a POST for one), or `put` one that came through another door.
   * `archive` (documents by content hash): `link` (sign addresses from which they are read), `put`, or `keep` (read, put, and
   * lock until the legal date).
   */
  readonly documents?: {
    readonly mail?: 'read';
    readonly inbox?: 'read' | 'upload' | 'put';
    readonly archive?: 'link' | 'put' | 'keep';
  };
  /** What opens the doors of parties outside AWS: keys and passwords of one company, in encrypted parameters, never in a table. */
  readonly secrets?: 'read' | 'write';
  /** Parties outside AWS that it speaks with. */
  readonly outside?: readonly ('approved-platform' | 'registers')[];
  /** Events that the command record may carry; the area's outbox publishes them. */
  readonly publishes?: readonly EventDeclaration[];
  /** Workflows whose executions it may start and look at. */
  readonly starts?: readonly WorkflowDeclaration[];
  /** Of every area. `inspect`: look into dead-letter queues; `clear`: also take messages out and put them back to work. */
  readonly deadLetters?: 'inspect' | 'clear';
  /** `watch`: it may see which executions of every area's workflows run, and in which state. */
  readonly executions?: 'watch';
  /** `callback`: it may answer a workflow that waits with a task token. */
  readonly sends?: 'callback';
  /** Of hash chains. `sign`: it may sign where a chain ends and lock that up; `read`: it may judge a chain by them. */
  readonly checkpoints?: 'sign' | 'read';
  /** `exchange`: it may exchange codes and refresh tokens; `manage`: it may keep users and machine clients. */
  readonly identityProvider?: 'exchange' | 'manage';
}
