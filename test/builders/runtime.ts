import type { Context as LambdaContext } from 'aws-lambda';
import * as z from 'zod';
import { create, defineEntity, put } from '../../shared/aws/entity.ts';
import { defineEvent } from '../../shared/contracts/event.ts';
import type { Role } from '../../shared/contracts/roles.ts';
import { command, defineTask } from '../../shared/contracts/task.ts';
import { defineRefusal, refuse } from '../../shared/kernel/refusal.ts';
import type { HttpEvent } from '../../shared/runtime/caller.ts';
import { decided, defineCommand, raise } from '../../shared/runtime/use-case.ts';

/** The smallest area that the runtime can serve: boxes that are filled. */
export const Box = z.object({ boxId: z.string(), content: z.string() });
export const BoxRecord = defineEntity({ kind: 'box', schema: Box, id: ({ boxId }) => boxId });

export const BoxFilled = defineEvent({
  name: 'store.box-filled',
  version: 1,
  summary: 'A box was filled.',
  aggregate: 'box',
  data: Box,
  example: { boxId: 'b', content: 'x' },
});

export const BoxSealed = defineRefusal<{ boxId: string }>({
  code: 'store.box-sealed',
  status: 409,
  title: { fr: 'Boîte scellée', en: 'Box sealed' },
  detail: { fr: 'La boîte {boxId} est scellée.', en: 'The box {boxId} is sealed.' },
});

export const fillBox = defineTask({
  id: 'store.fill-box',
  summary: 'Fills a box',
  trigger: command('POST', 'boxes/{boxId}/fill'),
  input: z.strictObject({ boxId: z.string().max(20), content: z.string(), events: z.number().int().default(1) }),
  output: Box,
  refusals: [BoxSealed],
  access: { tables: { main: 'write' }, publishes: [BoxFilled] },
  role: 'clerk',
  failureImpact: 'Boxes stay empty.',
});

/** `sealed` is refused, `same` writes nothing, `broken` is a defect. */
export const useCase = defineCommand(fillBox, {
  reads: ({ boxId }, { scope }) => ({ subject: BoxRecord.key(scope, boxId) }),
  decide({ boxId, content, events }, { subject }, { scope }) {
    if (content === 'sealed') return refuse(BoxSealed, { boxId });
    if (content === 'broken') throw new Error('a secret of the inside');
    const box = { boxId, content };
    if (content === 'same') return decided(subject?.data ?? box);
    const write = content === 'new' ? create(BoxRecord, scope, box) : put(BoxRecord, scope, subject, box);
    const raised = Array.from({ length: events }, () => raise(BoxFilled, write, box));
    return decided(box, { writes: [write], events: raised });
  },
});

export const lambdaContext = { awsRequestId: 'request-1', getRemainingTimeInMillis: () => 3000 } as LambdaContext;

export interface Request {
  readonly roles?: readonly Role[];
  readonly companyId?: string;
  readonly headers?: Record<string, string>;
  readonly path?: Record<string, string>;
  readonly query?: Record<string, string>;
  readonly body?: unknown;
  readonly route?: string;
}

/** A request as API Gateway hands it on, of a person with roles in the company `brumaire`. */
export function httpEvent(request: Request = {}): HttpEvent {
  const { roles = ['clerk'], companyId = 'brumaire', headers = {}, path = {}, query, body, route = '' } = request;
  const principal = { id: 'user_camille', name: 'Camille', kind: 'person', memberships: { brumaire: roles } };
  return {
    routeKey: route,
    headers: { 'idempotency-key': 'key-00000001', 'accept-language': 'en', ...headers },
    pathParameters: { companyId, ...path },
    ...(query && { queryStringParameters: query }),
    requestContext: { requestId: 'request-1', authorizer: { lambda: { principal: JSON.stringify(principal) } } },
    ...(body !== undefined && { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    isBase64Encoded: false,
  } as unknown as HttpEvent;
}

/** Status, headers and body of an answer. */
export function answerOf(answer: unknown) {
  const {
    statusCode,
    headers,
    body = '',
  } = answer as {
    statusCode: number;
    headers: Record<string, string>;
    body?: string;
  };
  return { status: statusCode, headers, body: JSON.parse(body) as Record<string, unknown> };
}
