import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2 } from 'aws-lambda';
import type { EndpointTrigger, TaskDeclaration } from '../contracts/task.ts';
import { Refusal } from '../kernel/refusal.ts';
import { languageOf } from '../kernel/text.ts';
import type { HttpEvent } from './caller.ts';
import { lambda } from './lambda.ts';
import { failure, problem } from './problem.ts';
import { bodyOf } from './request.ts';
import type { EndpointUseCase } from './use-case.ts';
import { validated } from './validation.ts';

/** Makes a Lambda of an endpoint without a token: the use case checks the caller itself and may set cookies. */
export function endpointHandler(
  task: TaskDeclaration<EndpointTrigger>,
  // biome-ignore lint/suspicious/noExplicitAny: the runtime serves endpoints of every shape; defineEndpoint checked it
  answer: EndpointUseCase<any, any, any>,
  services: object,
) {
  return lambda<APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2>(
    task.id,
    undefined,
    async (event, account) => {
      const language = languageOf(event.headers['accept-language']);
      const requestId = event.requestContext.requestId;
      account.instance = requestId;
      try {
        const result = await handle(event as HttpEvent);
        if (result instanceof Refusal) {
          account.outcome = result.kind.code;
          return problem(result, language, requestId);
        }
        account.outcome = 'done';
        return {
          statusCode: 200,
          headers: { 'content-type': 'application/json', 'cache-control': 'no-store' },
          ...(result.cookies && { cookies: [...result.cookies] }),
          body: JSON.stringify(task.output.parse(result.output)),
        };
      } catch (error) {
        account.error = error;
        return failure(error, language, requestId);
      }

      async function handle(http: HttpEvent) {
        const body = bodyOf(http, language);
        if (body instanceof Refusal) return body;
        const input = validated(task.input, body, language);
        if (input instanceof Refusal) return input;
        // The local cloud leaves `event.cookies` out.
        const cookies = http.cookies ?? http.headers.cookie?.split(';').map((cookie) => cookie.trim()) ?? [];
        return answer(input.value, { origin: http.headers.origin, cookies }, services);
      }
    },
  );
}
