import type { APIGatewayProxyStructuredResultV2 } from 'aws-lambda';
import type { Database } from '../aws/database.ts';
import { Reader } from '../aws/reader.ts';
import { routeKey } from '../contracts/names.ts';
import type { QueryTrigger, TaskDeclaration } from '../contracts/task.ts';
import { Refusal } from '../kernel/refusal.ts';
import { languageOf } from '../kernel/text.ts';
import { admit, type HttpEvent } from './caller.ts';
import { type Account, lambda } from './lambda.ts';
import { failure, problem } from './problem.ts';
import { correlationOf, pathOf } from './request.ts';
import type { QueryUseCase } from './use-case.ts';
import { validated } from './validation.ts';

export interface Query {
  readonly task: TaskDeclaration<QueryTrigger>;
  // biome-ignore lint/suspicious/noExplicitAny: the runtime answers queries of every shape; defineQuery checked it
  readonly useCase: QueryUseCase<any, any, any, any>;
}

/** Makes one Lambda of all queries of an area: they share a function because they share their permissions. */
export function queriesHandler(area: string, queries: readonly Query[], database: Database, services: object) {
  const everything = { ...services, read: new Reader(database) };
  const routes = new Map(queries.map((query) => [routeKey(query.task), query]));
  return lambda<HttpEvent, APIGatewayProxyStructuredResultV2>(`${area}.queries`, database, async (event, account) => {
    const language = languageOf(event.headers['accept-language']);
    const requestId = event.requestContext.requestId;
    account.instance = requestId;
    try {
      const query = routes.get(event.routeKey);
      if (!query) throw new Error(`No query answers ${event.routeKey}`);
      account.task = query.task.id;
      const output = await handle(event, account, query, everything);
      if (output instanceof Refusal) {
        account.outcome = output.kind.code;
        return problem(output, language, requestId);
      }
      account.outcome = 'done';
      const answer = query.task.output.parse(output) as { version?: unknown };
      return {
        statusCode: 200,
        headers: {
          'content-type': 'application/json',
          'cache-control': 'no-store',
          ...(typeof answer.version === 'number' && { etag: `"${answer.version}"` }),
        },
        body: JSON.stringify(answer),
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
  { task, useCase: answer }: Query,
  services: object,
): Promise<unknown> {
  const language = languageOf(event.headers['accept-language']);
  const admitted = admit(task, task.trigger.of, event);
  if (admitted instanceof Refusal) return admitted;
  const correlation = correlationOf(event, language);
  if (correlation instanceof Refusal) return correlation;
  account.correlationId = correlation.id;
  const input = validated(task.input, { ...event.queryStringParameters, ...pathOf(event, task.trigger.of) }, language);
  if (input instanceof Refusal) return input;
  const context = {
    scope: admitted.scope,
    actor: admitted.actor,
    now: new Date().toISOString(),
    correlationId: correlation.id,
  };
  return answer(input.value, context, services as never);
}
