import type { APIGatewayProxyStructuredResultV2 } from 'aws-lambda';
import type { Refusal } from '../kernel/refusal.ts';
import { type Language, sentence } from '../kernel/text.ts';

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

/** The answer to a failure: nothing of the inside, only the id to find it by. */
export function failure(language: Language, requestId: string): APIGatewayProxyStructuredResultV2 {
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
