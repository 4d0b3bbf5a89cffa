import * as z from 'zod';
import {
  createDocument,
  type ZodOpenApiOperationObject,
  type ZodOpenApiResponsesObject,
  type ZodOpenApiSchemaObject,
} from 'zod-openapi';
import type { AreaDeclaration } from '../../shared/contracts/area.ts';
import { camelCase, type HttpTask, pascalCase, routePath, taskName } from '../../shared/contracts/names.ts';
import { Overloaded, PLATFORM_REFUSALS } from '../../shared/contracts/problems.ts';
import { COMPANY_ID } from '../../shared/kernel/company-id.ts';
import type { RefusalKind } from '../../shared/kernel/refusal.ts';
import { LANGUAGES } from '../../shared/kernel/text.ts';
import { problemType } from '../../shared/runtime/problem.ts';
import { AnswerExamples, type AnswerSchema } from './answer-example.ts';
import { isHttp, splitInput } from './http.ts';

/** Answers that API Gateway gives by itself, before any code of ours runs; they keep its shape `{"message"}`. */
const GATEWAY_ANSWERS: Readonly<Record<number, string>> = {
  401: 'No access token was sent.',
  403: 'The access token is bad, expired, or of nobody known here.',
  404: 'There is no such route.',
  413: 'The request is larger than 10 MB.',
  429: 'Too many requests: wait, then send the same request with the same key.',
  503: 'Not available at the moment: wait, then send the same request with the same key.',
};

const ETAG = '^"[0-9]{1,15}"$';
const message = { $ref: '#/components/schemas/GatewayMessage' };

/**
 * The OpenAPI 3.1 document of every HTTP task, as an object with a fixed order: areas and tasks as declared, components
 * by name.
 */
export function openApiDocument(areas: readonly AreaDeclaration[], version: string) {
  const paths: Record<string, Record<string, ZodOpenApiOperationObject>> = {};
  const refusals = new Map<string, RefusalKind>();
  const examples = new Map<string, unknown>();
  const operationIds = new Map<string, string>();

  for (const area of areas)
    for (const task of area.tasks.filter(isHttp)) {
      const operationId = camelCase(taskName(task.id));
      const taken = operationIds.get(operationId);
      if (taken) throw new Error(`${task.id} and ${taken} would both be the operation ${operationId}: rename one`);
      operationIds.set(operationId, task.id);
      const kinds = refusalsOf(task);
      for (const kind of [...kinds, Overloaded]) {
        refusals.set(kind.code, kind);
        const known = examples.get(kind.code) as { value: { detail: string } } | undefined;
        // A later task may know an example value for a placeholder that an earlier one does not.
        if (!known || known.value.detail.includes('{')) examples.set(kind.code, problemExample(kind, task));
      }
      const path = routePath(task);
      paths[path] ??= {};
      const method = task.trigger.method.toLowerCase();
      if (paths[path][method]) throw new Error(`${task.id}: ${task.trigger.method} ${path} is declared twice`);
      paths[path][method] = operation(area, task, operationId, kinds);
    }

  const document = createDocument(
    {
      openapi: '3.1.0',
      info: {
        title: 'Coulisses',
        version,
        license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
        description: INTRODUCTION,
      },
      servers: [{ url: '/', description: 'The deployment that serves this document; every area is under one origin.' }],
      security: [{ accessToken: [] }],
      tags: areas
        .filter(({ tasks }) => tasks.some(isHttp))
        .map(({ id, title, summary }) => ({ name: id, summary: title.en, description: summary })),
      paths,
      components: {
        securitySchemes: {
          accessToken: {
            type: 'http',
            scheme: 'bearer',
            bearerFormat: 'JWT',
            description:
              'An access token of the deployment’s user pool: a machine client gets one by client credentials with the scope `coulisses/api`, the console by its session. An ID token is refused.',
          },
          session: {
            type: 'apiKey',
            in: 'cookie',
            name: '__Host-session',
            description: 'The console’s session, set by `openSession`; only the console’s own origin may use it.',
          },
        },
        schemas: { ...SHARED_SCHEMAS, ...Object.fromEntries(byName([...refusals.values()]).map(problemSchema)) },
        examples: sorted(Object.fromEntries(examples)) as never,
        parameters: {
          companyId: {
            name: 'companyId',
            in: 'path',
            required: true,
            description: 'The company of the group whose data the call is about.',
            schema: { type: 'string', pattern: COMPANY_ID.source, examples: ['brumaire-luminaires'] },
          },
          idempotencyKey: {
            name: 'Idempotency-Key',
            in: 'header',
            required: true,
            description:
              'Names this command: sent again with the same key and body, it answers the same and does nothing twice, for 30 days at least.',
            schema: {
              type: 'string',
              minLength: 8,
              maxLength: 128,
              pattern: '^[\\x21-\\x7e]+$',
              examples: ['7f0c7c3e-8a54-4b1e-9d55-0f6a3c1b2d4e'],
            },
          },
          ifMatch: {
            name: 'If-Match',
            in: 'header',
            required: true,
            description: 'The ETag of the version that the caller has seen.',
            schema: { type: 'string', pattern: ETAG, examples: ['"3"'] },
          },
          correlationId: {
            name: 'X-Correlation-Id',
            in: 'header',
            required: false,
            description: 'Follows a story through logs and events; the request id when left out.',
            schema: { type: 'string', pattern: '^[A-Za-z0-9_-]{8,64}$', examples: ['order-2026-0117'] },
          },
          acceptLanguage: {
            name: 'Accept-Language',
            in: 'header',
            required: false,
            description: 'The language of texts for people: French or English; French when neither is named.',
            schema: { type: 'string', examples: [...LANGUAGES] },
          },
        },
        responses: SHARED_RESPONSES as never,
        headers: {
          ETag: {
            description: 'The version of what the answer is about, for `If-Match`.',
            schema: { type: 'string', pattern: ETAG, examples: ['"3"'] },
          },
          RetryAfter: {
            description: 'Seconds to wait.',
            schema: { type: 'integer', minimum: 0, examples: [2] },
          },
          SetCookie: {
            description: 'The session, set or ended; no script can read it.',
            schema: { type: 'string' },
          },
        },
      },
    },
    {
      // A client must live with fields that a newer version adds, so answers are not closed.
      override: ({ jsonSchema, zodSchema, io }) => {
        if (io === 'output' && zodSchema instanceof z.ZodObject && !zodSchema._zod.def.catchall)
          delete jsonSchema.additionalProperties;
      },
    },
  );
  const { schemas = {}, ...components } = document.components ?? {};
  addAnswerExamples(document.paths, schemas as Record<string, AnswerSchema>, areas);
  return { ...document, components: { schemas: sorted(schemas), ...components } };
}

/** Each answer with an example, put together from what its own area says of itself first, then the others. */
function addAnswerExamples(paths: unknown, schemas: Record<string, AnswerSchema>, areas: readonly AreaDeclaration[]) {
  type Operation = { responses?: { 200?: { content?: Record<string, { schema: AnswerSchema; example?: unknown }> } } };
  for (const { id } of areas) {
    const near = [...areas].sort((a, b) => Number(b.id === id) - Number(a.id === id));
    const declared = near.flatMap(({ tasks, events }) => [...events, ...tasks].map(({ example }) => example));
    const examples = new AnswerExamples(schemas, declared);
    for (const [path, operations] of Object.entries(paths as Record<string, Record<string, Operation>>))
      for (const { responses } of path.startsWith(`/api/${id}/`) ? Object.values(operations) : []) {
        const answer = responses?.[200]?.content?.['application/json'];
        if (answer) answer.example = examples.of(answer.schema);
      }
  }
}

/** The same properties by name, so that a new task moves nothing. */
function sorted<T>(properties: Record<string, T>): Record<string, T> {
  return Object.fromEntries(Object.entries(properties).sort(([a], [b]) => (a < b ? -1 : 1)));
}

const INTRODUCTION = `A company's back office. One origin serves every area under \`/api/<area>/v1/\`.

A command (POST, PUT, PATCH, DELETE) carries an \`Idempotency-Key\`; repeat it with the same key after a lost answer, a 429, a 503 or a 409 \`platform.busy\`, and it is done once.
A "no" is \`application/problem+json\` (RFC 9457): \`code\` is stable, \`title\` and \`detail\` are in French or English by \`Accept-Language\`, \`errors\` points into the request.
The API gateway's own answers (401, 403, 404, 413, 429, 503) are \`{"message"}\`.`;

const SHARED_SCHEMAS: Record<string, ZodOpenApiSchemaObject> = {
  GatewayMessage: {
    type: 'object',
    description: 'What the API gateway answers by itself.',
    properties: { message: { type: ['string', 'null'] } },
    required: ['message'],
  },
  Failure: {
    type: 'object',
    description: 'A defect or an outage on our side; `instance` is the request id to report.',
    properties: {
      type: { const: problemType('platform.failure') },
      title: { type: 'string' },
      status: { const: 500 },
      detail: { type: 'string' },
      instance: { type: 'string' },
      code: { const: 'platform.failure' },
    },
    required: ['type', 'title', 'status', 'detail', 'instance', 'code'],
  },
  FieldError: {
    type: 'object',
    description: 'What is wrong at one place of the request.',
    properties: {
      pointer: { type: 'string', description: 'JSON pointer (RFC 6901) into the input.', examples: ['/name'] },
      detail: { type: 'string' },
    },
    required: ['pointer', 'detail'],
  },
};

/** Answers that no task declares, by status. */
const SHARED_RESPONSES = {
  ...Object.fromEntries(
    Object.entries(GATEWAY_ANSWERS).map(([status, description]) => [
      status,
      { description, content: { 'application/json': { schema: message } } },
    ]),
  ),
  429: {
    description: GATEWAY_ANSWERS[429],
    headers: { 'Retry-After': { $ref: '#/components/headers/RetryAfter' } },
    content: {
      'application/problem+json': {
        schema: { $ref: `#/components/schemas/${problemName(Overloaded.code)}` },
        examples: { [Overloaded.code]: { $ref: `#/components/examples/${Overloaded.code}` } },
      },
      'application/json': { schema: message },
    },
  },
  500: {
    description: 'A defect or an outage on our side.',
    content: {
      'application/problem+json': { schema: { $ref: '#/components/schemas/Failure' } },
      'application/json': { schema: message },
    },
  },
};

function refusalsOf(task: HttpTask): readonly RefusalKind[] {
  const { trigger } = task;
  if (trigger.kind === 'endpoint') return [PLATFORM_REFUSALS.every[0], ...task.refusals];
  const [invalidInput, roleMissing, companyNotFound] = PLATFORM_REFUSALS.every;
  const kinds: RefusalKind[] = [invalidInput, ...task.refusals];
  if (task.role !== undefined) kinds.push(roleMissing);
  if (trigger.of === 'company') kinds.push(companyNotFound);
  if (trigger.kind === 'command') kinds.push(...PLATFORM_REFUSALS.command);
  if (trigger.kind === 'command' && trigger.ifMatch) kinds.push(...PLATFORM_REFUSALS.ifMatch);
  if (trigger.kind === 'query' && 'cursor' in splitInput(task).rest) kinds.push(...PLATFORM_REFUSALS.list);
  return kinds;
}

function operation(
  area: AreaDeclaration,
  task: HttpTask,
  operationId: string,
  kinds: readonly RefusalKind[],
): ZodOpenApiOperationObject {
  const { trigger } = task;
  const { path, rest, restSchema } = splitInput(task);
  const hasRest = Object.keys(rest).length > 0;
  if (trigger.method === 'DELETE' && hasRest) throw new Error(`${task.id}: a DELETE carries no body (RFC 9110, 9.3.5)`);
  const example = task.example as Record<string, unknown> | undefined;
  const body =
    trigger.method !== 'GET' && hasRest
      ? {
          requestBody: {
            required: true,
            content: {
              'application/json': {
                schema: restSchema,
                ...(example && {
                  example: Object.fromEntries(Object.entries(example).filter(([name]) => !(name in path))),
                }),
              },
            },
          },
        }
      : {};
  const parameters = [
    ...(trigger.of === 'company' ? ['companyId'] : []),
    ...(trigger.kind === 'command' ? ['idempotencyKey'] : []),
    ...(trigger.kind === 'command' && trigger.ifMatch ? ['ifMatch'] : []),
    ...(trigger.kind === 'endpoint' ? [] : ['correlationId']),
    'acceptLanguage',
  ].map((name) => ({ $ref: `#/components/parameters/${name}` }));
  const roles = [task.role ?? []].flat();
  return {
    operationId,
    tags: [area.id],
    summary: task.summary,
    ...(roles.length > 0 && { description: `For the ${roles.length > 1 ? 'roles' : 'role'} ${roles.join(', ')}.` }),
    ...(trigger.kind === 'endpoint' && {
      description: 'For the console: the `Origin` of the request must be its own.',
    }),
    ...(trigger.kind === 'endpoint' && { security: 'code' in rest ? [] : [{ session: [] }] }),
    parameters: parameters as never,
    requestParams: {
      ...(Object.keys(path).length > 0 && { path: z.object(path) }),
      ...(trigger.method === 'GET' && hasRest && { query: restSchema }),
    },
    ...body,
    responses: responses(task, kinds),
  };
}

function responses(task: HttpTask, kinds: readonly RefusalKind[]): ZodOpenApiResponsesObject {
  const versioned =
    task.trigger.kind === 'command' || (task.output instanceof z.ZodObject && 'version' in task.output.shape);
  const answers: Record<string, unknown> = {
    200: {
      description: 'Done.',
      content: { 'application/json': { schema: task.output } },
      ...(versioned && { headers: { ETag: { $ref: '#/components/headers/ETag' } } }),
      ...(task.trigger.kind === 'endpoint' && {
        headers: { 'Set-Cookie': { $ref: '#/components/headers/SetCookie' } },
      }),
    },
  };
  const statuses = new Set([...kinds.map(({ status }) => status), ...Object.keys(GATEWAY_ANSWERS).map(Number)]);
  for (const status of [...statuses].sort((a, b) => a - b)) {
    const own = byName(kinds.filter((kind) => kind.status === status));
    // An endpoint has no authoriser, so nobody asks it for a token.
    const gateway =
      task.trigger.kind === 'endpoint' && (status === 401 || status === 403) ? undefined : GATEWAY_ANSWERS[status];
    if (own.length === 0 && !gateway) continue;
    if (own.length === 0) {
      answers[status] = { $ref: `#/components/responses/${status}` };
      continue;
    }
    const references = own.map(({ code }) => ({ $ref: `#/components/schemas/${problemName(code)}` }));
    answers[status] = {
      description: [...own.map(({ title }) => `${title.en}.`), ...(gateway ? [gateway] : [])].join(' '),
      content: {
        'application/problem+json': {
          schema: references.length === 1 ? references[0] : { anyOf: references },
          examples: Object.fromEntries(own.map(({ code }) => [code, { $ref: `#/components/examples/${code}` }])),
        },
        ...(gateway && { 'application/json': { schema: message } }),
      },
    };
  }
  answers[500] = { $ref: '#/components/responses/500' };
  return answers as ZodOpenApiResponsesObject;
}

function problemName(code: string): string {
  return `${pascalCase(code)}Problem`;
}

function problemSchema(kind: RefusalKind): [string, object] {
  return [
    problemName(kind.code),
    {
      type: 'object',
      description: kind.detail.en,
      properties: {
        type: { const: problemType(kind.code) },
        title: { type: 'string' },
        status: { const: kind.status },
        detail: { type: 'string' },
        instance: { type: 'string', description: 'The request id.' },
        code: { const: kind.code },
        errors: { type: 'array', items: { $ref: '#/components/schemas/FieldError' } },
      },
      required: ['type', 'title', 'status', 'detail', 'instance', 'code'],
    },
  ];
}

/** A filled example; a placeholder named like a path parameter takes that parameter's example. */
function problemExample(kind: RefusalKind, task: HttpTask) {
  const { path } = splitInput(task);
  const known = (name: string) => (path[name]?.meta()?.examples as string[] | undefined)?.[0];
  return {
    summary: kind.title.en,
    value: {
      type: problemType(kind.code),
      title: kind.title.en,
      status: kind.status,
      detail: kind.detail.en.replace(/\{(\w+)\}/g, (placeholder, name: string) => known(name) ?? placeholder),
      instance: 'f3a1c7c4-0d0b-4f5e-9a57-2f1d6b0c8e11',
      code: kind.code,
      ...(kind.code === 'platform.invalid-input' && {
        errors: [{ pointer: '/name', detail: 'Expected a text of at most 200 characters.' }],
      }),
    },
  };
}

function byName(kinds: readonly RefusalKind[]): readonly RefusalKind[] {
  return [...new Map(kinds.map((kind) => [kind.code, kind])).values()].sort((a, b) => (a.code < b.code ? -1 : 1));
}
