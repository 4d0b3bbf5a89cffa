import { randomBytes } from 'node:crypto';
import type { Database } from '../aws/database.ts';
import { Reader } from '../aws/reader.ts';
import type { StepTrigger, TaskDeclaration } from '../contracts/task.ts';
import { derivedId, sha256 } from '../kernel/ids.ts';
import { Refusal } from '../kernel/refusal.ts';
import { companyScope, type Scope, scopePrefix } from '../kernel/scope.ts';
import { type AnyCommand, carryOut } from './carry-out.ts';
import { lambda } from './lambda.ts';
import { groupOf, inboxPlace } from './partition.ts';
import { assertAnswerSize } from './sizes.ts';

/** What a workflow sends. A step that a new object starts gets the S3 event instead of company and input. */
export interface StepEvent {
  readonly companyId?: string;
  readonly correlationId?: string;
  /** ARN of the execution. */
  readonly execution: string;
  readonly input?: unknown;
  readonly event?: {
    readonly id: string;
    readonly detail: { readonly object: { readonly key: string; readonly etag?: string } };
  };
}

/**
 * Makes a Lambda of a step. It is carried out once per record: the answer of the first time is given again. A business
 * "no" is an outcome that the step returns; a refusal here is a defect of the workflow and is thrown.
 */
export function stepHandler(
  task: TaskDeclaration<StepTrigger>,
  useCase: AnyCommand,
  database: Database,
  services: object,
) {
  const everything = { ...services, read: new Reader(database) };
  return lambda<StepEvent, unknown>(task.id, database, async (event, account) => {
    const correlationId = event.correlationId ?? event.event?.id ?? event.execution;
    account.correlationId = correlationId;
    if (event.event) account.object = event.event.detail.object.key;
    const called = CALLS[task.trigger.from](event);
    if (!called) {
      // Nobody's object: no company could be told of it, and to try again would not change that.
      account.outcome = 'refused';
      return task.output.parse({ outcome: 'refused' });
    }
    const { scope, input } = called;
    const parsed = task.input.parse(input);
    const commandId = sha256(`step\n${task.id}\n${useCase.repeat?.(parsed) ?? ''}`).slice(0, 32);
    // …:execution:coulisses-<stage>-<area>-<workflow>:<name>
    const [workflow = 'workflow', execution = ''] = event.execution.split(':').slice(-2);
    const result = await carryOut(
      database,
      task,
      useCase,
      parsed,
      {
        scope,
        actor: { id: `workflow:${execution}`, name: workflow.replace(/^coulisses-\w+-/, ''), roles: [] },
        now: new Date().toISOString(),
        correlationId,
        newId: (prefix, ...distinguish) => derivedId(prefix, scopePrefix(scope), task.id, ...distinguish),
        salt: () => randomBytes(32).toString('hex'),
      },
      everything,
      { commandId, compareInput: false },
    );
    if (result instanceof Refusal) throw new Error(`${task.id} refused: ${result.kind.code}`);
    const output = task.output.parse(result.output) as { outcome: string };
    assertAnswerSize(task.id, output);
    account.outcome = result.replayed ? `replayed ${output.outcome}` : output.outcome;
    account.companyId = scopePrefix(scope);
    return output;
  });
}

interface Call {
  readonly scope: Scope;
  readonly input: unknown;
}

function recordOf({ companyId, input }: StepEvent): Call {
  return { scope: companyScope(companyId ?? ''), input };
}

function messageOf({ event }: StepEvent): Call {
  const { key = '', etag } = event?.detail.object ?? {};
  return { scope: groupOf(), input: { key, etag } };
}

/** EventBridge brings the key as it is; only the notifications of S3 itself spell it as in a URL. */
function arrivalOf({ event, execution }: StepEvent): Call | undefined {
  const { key = '', etag } = event?.detail.object ?? {};
  const place = inboxPlace(key);
  return place && { scope: place.scope, input: { key, path: place.path, etag, execution } };
}

const CALLS = { record: recordOf, object: arrivalOf, mail: messageOf } as const;
