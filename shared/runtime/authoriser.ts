import type { APIGatewayRequestAuthorizerEventV2, APIGatewaySimpleAuthorizerWithContextResult } from 'aws-lambda';
import type { Database } from '../aws/database.ts';
import { Reader } from '../aws/reader.ts';
import { lambda } from './lambda.ts';
import type { AuthoriserUseCase, Principal } from './use-case.ts';

type Answer = APIGatewaySimpleAuthorizerWithContextResult<{ principal: string }> | { isAuthorized: false };

/** Makes the Lambda authoriser: HTTP APIs take its simple answer and keep it for the stage's cache time. */
export function authoriserHandler(taskId: string, authorise: AuthoriserUseCase, database: Database) {
  const read = new Reader(database);
  return lambda<APIGatewayRequestAuthorizerEventV2, Answer>(taskId, database, async (event, account) => {
    const token = /^Bearer (\S+)$/i.exec(event.headers?.authorization ?? '')?.[1];
    const now = new Date().toISOString();
    const principal: Principal | undefined = token ? await authorise(token, now, { read }) : undefined;
    account.outcome = principal ? 'admitted' : 'refused';
    return principal
      ? { isAuthorized: true, context: { principal: JSON.stringify(principal) } }
      : { isAuthorized: false };
  });
}
