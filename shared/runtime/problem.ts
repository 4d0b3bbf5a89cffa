import type { APIGatewayProxyStructuredResultV2 } from 'aws-lambda';
import { Overloaded } from '../contracts/problems.ts';
import { type Refusal, refuse } from '../kernel/refusal.ts';
import { type Language, sentence } from '../kernel/text.ts';

/** A throttled table has had its second twice over by then. */
const RETRY_AFTER_SECONDS = '2';
/** Of DynamoDB, Cognito, S3, Step Functions, SSM; in a cancelled transaction the code of an item. */
const THROTTLED =
  /^(Throttling(Exception|Error)?|ProvisionedThroughputExceeded(Exception)?|RequestLimitExceeded|TooManyRequestsException|SlowDown)$/;

function isThrottled(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const { CancellationReasons: reasons = [] } = error as { CancellationReasons?: readonly { Code?: string }[] };
  return [error.name, ...reasons.map(({ Code = '' }) => Code)].some((name) => THROTTLED.test(name));
}

/** RFC 9457 `type` of a refusal: a name, not an address; its page is docs/generated/tasks.md. */
export const problemType = (code: string): string => `urn:coulisses:problem:${code}`;

/** The answer to a refusal: `application/problem+json` in the caller's language. */
export function problem(refusal: Refusal, language: Language, requestId: string): APIGatewayProxyStructuredResultV2 {
  const { kind, parameters, errors } = refusal;
  return {
    statusCode: kind.status,
    headers: { 'content-type': 'application/problem+json', 'content-language': language, 'cache-control': 'no-store' },
    body: JSON.stringify({
      type: problemType(kind.code),
      title: kind.title[language],
      status: kind.status,
      detail: sentence(kind.detail, language, parameters),
      instance: requestId,
      code: kind.code,
      ...(errors.length > 0 && { errors }),
    }),
  };
}

/**
 * The answer to a failure: nothing of the inside, only the id to find it by. What an AWS service had no room for was not
 * done, and is worth asking again in a moment.
 */
export function failure(error: unknown, language: Language, requestId: string): APIGatewayProxyStructuredResultV2 {
  if (isThrottled(error)) {
    const answer = problem(refuse(Overloaded), language, requestId);
    return { ...answer, headers: { ...answer.headers, 'retry-after': RETRY_AFTER_SECONDS } };
  }
  return {
    statusCode: 500,
    headers: { 'content-type': 'application/problem+json', 'content-language': language, 'cache-control': 'no-store' },
    body: JSON.stringify({
      type: problemType('platform.failure'),
      title: language === 'fr' ? 'Erreur interne' : 'Internal error',
      status: 500,
      detail:
        language === 'fr'
          ? 'Réessayez avec la même clé ; sinon, donnez l’identifiant « instance » à votre administrateur.'
          : 'Try again with the same key; else give the "instance" id to your administrator.',
      instance: requestId,
      code: 'platform.failure',
    }),
  };
}
