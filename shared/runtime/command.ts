import { randomBytes } from 'node:crypto';
import type { APIGatewayProxyStructuredResultV2 } from 'aws-lambda';
import type { Database } from '../aws/database.ts';
import { Reader } from '../aws/reader.ts';
import { IdempotencyKeyMissing, PreconditionRequired, VersionMismatch } from '../contracts/problems.ts';
import type { CommandTrigger, TaskDeclaration } from '../contracts/task.ts';
import { derivedId, sha256 } from '../kernel/ids.ts';
import { Refusal, refuse } from '../kernel/refusal.ts';
import { scopePrefix } from '../kernel/scope.ts';
import { languageOf } from '../kernel/text.ts';
import { admit, type HttpEvent } from './caller.ts';
import { type AnyCommand, type CarriedOut, carryOut } from './carry-out.ts';
import { type Account, lambda } from './lambda.ts';
import { failure, problem } from './problem.ts';
import { bodyOf, correlationOf, pathOf } from './request.ts';
import { validated } from './validation.ts';

const IDEMPOTENCY_KEY = /^[\x21-\x7e]{8,128}$/;

/** Makes a Lambda of a command: admit, validate, carry out once, answer. */
export function commandHandler(
  task: TaskDeclaration<CommandTrigger>,
  useCase: AnyCommand,
  database: Database,
  services: object,
) {
  const everything = { ...services, read: new Reader(database) };
  return lambda<HttpEvent, APIGatewayProxyStructuredResultV2>(task.id, database, async (event, account) => {
    const language = languageOf(event.headers['accept-language']);
    const requestId = event.requestContext.requestId;
    account.instance = requestId;
    try {
      const result = await handle(event, account, task, useCase, database, everything);
      if (result instanceof Refusal) {
        account.outcome = result.kind.code;
        if (result.kind.suspicious) account.suspicious = true;
        return problem(result, language, requestId);
      }
      account.outcome = result.replayed ? 'replayed' : 'done';
      return {
        statusCode: 200,
        headers: {
          'content-type': 'application/json',
          'cache-control': 'no-store',
          ...(result.version > 0 && { etag: `"${result.version}"` }),
        },
        body: JSON.stringify(task.output.parse(result.output)),
      };
    } catch (error) {
      account.error = error;
      return failure(error, language, requestId);
    }
  });
}

async function handle(
  event: HttpEvent,
  account: Account,
  task: TaskDeclaration<CommandTrigger>,
  useCase: AnyCommand,
  database: Database,
  services: object,
): Promise<CarriedOut | Refusal> {
  const language = languageOf(event.headers['accept-language']);
  const admitted = admit(task, task.trigger.of, event);
  if (admitted instanceof Refusal) return admitted;
  const { scope, actor } = admitted;
  const correlation = correlationOf(event, language);
  if (correlation instanceof Refusal) return correlation;
  account.correlationId = correlation.id;
  const key = event.headers['idempotency-key'];
  if (!key || !IDEMPOTENCY_KEY.test(key)) return refuse(IdempotencyKeyMissing);
  const expectedVersion = task.trigger.ifMatch ? versionOf(event.headers['if-match']) : undefined;
  if (expectedVersion instanceof Refusal) return expectedVersion;
  const body = bodyOf(event, language);
  if (body instanceof Refusal) return body;
  const input = validated(task.input, { ...body, ...pathOf(event, task.trigger.of) }, language);
  if (input instanceof Refusal) return input;
  return carryOut(
    database,
    task,
    useCase,
    input.value,
    {
      scope,
      actor,
      now: new Date().toISOString(),
      correlationId: correlation.id,
      newId: (prefix, ...distinguish) => derivedId(prefix, scopePrefix(scope), actor.id, key, ...distinguish),
      salt: () => randomBytes(32).toString('hex'),
    },
    services,
    { commandId: sha256(`${actor.id}\n${key}`).slice(0, 32), compareInput: true, expectedVersion },
  );
}

/** The version in `If-Match: "3"`; a list or `*` names no version that was read. */
function versionOf(ifMatch: string | undefined): number | Refusal {
  if (ifMatch === undefined) return refuse(PreconditionRequired);
  const match = /^"(\d{1,15})"$/.exec(ifMatch.trim());
  return match ? Number(match[1]) : refuse(VersionMismatch);
}
