import { randomBytes, randomUUID } from 'node:crypto';
import type { Database } from '../aws/database.ts';
import { Reader } from '../aws/reader.ts';
import type { JobTrigger, TaskDeclaration } from '../contracts/task.ts';
import { derivedId, sha256 } from '../kernel/ids.ts';
import { Refusal } from '../kernel/refusal.ts';
import { groupScope, type Scope, scopePrefix } from '../kernel/scope.ts';
import { carryOut } from './carry-out.ts';
import { lambda } from './lambda.ts';
import { log } from './log.ts';
import type { Context, JobUseCase, RecordJobUseCase } from './use-case.ts';

// biome-ignore lint/suspicious/noExplicitAny: the runtime runs jobs of every shape; defineJob and defineRecordJob checked it
type AnyJob = JobUseCase<any, any, any> | RecordJobUseCase<any, any, any, any>;

/** Makes a Lambda of a job: EventBridge Scheduler calls it with `{}`, an operator may call it with another input. */
export function jobHandler(task: TaskDeclaration<JobTrigger>, job: AnyJob, database: Database, services: object) {
  const everything = { ...services, read: new Reader(database) };
  return lambda<unknown, unknown>(task.id, database, async (event, account) => {
    const correlationId = randomUUID();
    account.correlationId = correlationId;
    const input = task.input.parse(event);
    const context = {
      scope: groupScope,
      actor: { id: `schedule:${task.id}`, name: task.id, roles: [] },
      now: new Date().toISOString(),
      correlationId,
    };
    const output =
      typeof job === 'function'
        ? await job(input, context, everything)
        : await eachRecord(task, job, input, context, database, everything);
    account.outcome = 'done';
    account.result = output;
    return task.output.parse(output);
  });
}

/** One that fails does not hold up the others; the job fails when all are tried, and its next run tries again. */
async function eachRecord(
  task: TaskDeclaration<JobTrigger>,
  // biome-ignore lint/suspicious/noExplicitAny: as above
  { find, reads, fetch, decide, repeat }: RecordJobUseCase<any, any, any, any>,
  input: unknown,
  context: Parameters<typeof find>[1],
  database: Database,
  services: { readonly read: Reader },
): Promise<{ done: number }> {
  let done = 0;
  let failed = 0;
  for (const { scope, item } of await find(input, context, services)) {
    const occasion = repeat(item);
    const of: Context<Scope> = {
      ...context,
      scope,
      newId: (prefix, ...distinguish) => derivedId(prefix, scopePrefix(scope), task.id, occasion, ...distinguish),
      salt: () => randomBytes(32).toString('hex'),
    };
    try {
      const commandId = sha256(`job\n${task.id}\n${occasion}`).slice(0, 32);
      const result = await carryOut(
        database,
        task,
        { reads, ...(fetch && { fetch }), decide },
        item,
        of as never,
        services,
        {
          commandId,
          compareInput: false,
        },
      );
      if (result instanceof Refusal) throw new Error(`${task.id} refused: ${result.kind.code}`);
      if (!result.replayed) done++;
    } catch (error) {
      failed++;
      log().error(task.id, { occasion, error: error as Error });
    }
  }
  if (failed > 0) throw new Error(`${task.id} failed for ${failed} records, done for ${done}`);
  return { done };
}
