import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { describe, expect, test } from 'vitest';
import * as z from 'zod';
import { AREAS } from '../../functions/areas.ts';
import type { AreaDeclaration } from '../../shared/contracts/area.ts';
import { command, type TaskDeclaration } from '../../shared/contracts/task.ts';
import { openApiDocument } from './openapi.ts';

type Json = Record<string, unknown>;
interface Operation {
  readonly operationId: string;
  readonly parameters: readonly { readonly $ref?: string; readonly in?: string; readonly name?: string }[];
  readonly requestBody?: { readonly content: Record<string, Json> };
  readonly responses: Record<string, { readonly $ref?: string; readonly content?: Record<string, Json> }>;
}

const document = openApiDocument(AREAS, '0.0.0') as unknown as Json & {
  paths: Record<string, Record<string, Operation>>;
  components: Record<string, Record<string, Json>>;
};
const operations = Object.entries(document.paths).flatMap(([path, methods]) =>
  Object.entries(methods).map(([method, operation]) => ({ path, method, operation })),
);

describe('the document of the product', () => {
  test('has an operation for every HTTP task, and is the same each time', () => {
    const http = AREAS.flatMap(({ tasks }) => tasks).filter(({ trigger }) => 'path' in trigger);
    expect(operations.length).toBe(http.length);
    expect(openApiDocument(AREAS, '0.0.0')).toEqual(document);
  });

  test('names nothing that is not there', () => {
    const references = [...JSON.stringify(document).matchAll(/"\$ref":"#\/([^"]+)"/g)].map(
      ([, pointer]) => pointer as string,
    );
    expect(references.length).toBeGreaterThan(100);
    const missing = references.filter(
      (pointer) => pointer.split('/').reduce<unknown>((at, key) => (at as Json)?.[key], document) === undefined,
    );
    expect(missing).toEqual([]);
  });

  test('every path parameter is declared once, and every command asks for its key', () => {
    for (const { path, method, operation } of operations) {
      const names = operation.parameters.map(({ $ref, name }) => name ?? ($ref as string).split('/').at(-1));
      const inPath = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name);
      for (const name of inPath)
        expect(
          names.filter((one) => one === name),
          `${method} ${path}`,
        ).toEqual([name]);
      const isCommand = method !== 'get' && !path.startsWith('/api/identity/v1/session');
      expect(names.includes('idempotencyKey'), `${method} ${path}`).toBe(isCommand);
      expect(Object.keys(operation.responses)).toEqual(expect.arrayContaining(['200', '429', '500', '503']));
    }
  });

  test('every example is valid', () => {
    const ajv = new Ajv2020({ strict: false, allErrors: true });
    addFormats.default(ajv);
    ajv.addSchema({ $id: 'document', ...document });
    let checked = 0;
    const check = (where: string, media: Json) => {
      const schema = JSON.parse(JSON.stringify(media.schema).replaceAll('"#/', '"document#/')) as Json;
      const values = [
        ...(media.example === undefined ? [] : [media.example]),
        ...Object.values((media.examples ?? {}) as Record<string, { $ref: string }>).map(
          ({ $ref }) => document.components.examples?.[$ref.split('/').at(-1) as string]?.value,
        ),
      ];
      for (const value of values) {
        expect(ajv.validate(schema, value), `${where}: ${ajv.errorsText()} in ${JSON.stringify(value)}`).toBe(true);
        checked++;
      }
    };
    for (const { path, method, operation } of operations) {
      const answer = operation.responses['200']?.content?.['application/json'];
      if (answer) expect(answer.example, `${method} ${path}`).toBeDefined();
      for (const media of Object.values(operation.requestBody?.content ?? {})) check(`${method} ${path}`, media);
      for (const [status, { content }] of Object.entries(operation.responses))
        for (const media of Object.values(content ?? {})) check(`${method} ${path} ${status}`, media);
    }
    expect(checked).toBeGreaterThan(100);
    const wrong = { code: 'work.human-task-claimed' };
    expect(ajv.validate({ $ref: 'document#/components/schemas/WorkHumanTaskClaimedProblem' }, wrong)).toBe(false);
  });
});

describe('a declaration that makes no sound document is refused', () => {
  const task: TaskDeclaration = {
    id: 'a.do-it',
    summary: 'Does it',
    trigger: command('POST', 'things/{thingId}'),
    input: z.strictObject({ thingId: z.string() }),
    output: z.object({}),
    refusals: [],
    access: {},
    role: 'clerk',
    failureImpact: 'It is not done.',
  };
  const area = (id: string, ...tasks: TaskDeclaration[]): AreaDeclaration => ({
    id,
    title: { fr: id, en: id },
    summary: '',
    tables: ['main'],
    tasks,
    workflows: [],
    events: [],
  });

  test('the sound one is taken', () => {
    expect(Object.keys(openApiDocument([area('a', task)], '1').paths ?? {})).toEqual([
      '/api/a/v1/companies/{companyId}/things/{thingId}',
    ]);
  });

  test.each<[string, AreaDeclaration[], string]>([
    [
      'the same operation in two areas',
      [area('a', task), area('b', { ...task, id: 'b.do-it' })],
      'would both be the operation doIt',
    ],
    ['the same route twice', [area('a', task, { ...task, id: 'a.do-more' })], 'is declared twice'],
    [
      'a path parameter that the input lacks',
      [area('a', { ...task, input: z.strictObject({}) })],
      'its path names {thingId}',
    ],
    [
      'an input that is no object',
      [area('a', { ...task, input: z.string() })],
      'the input of an HTTP task is an object',
    ],
    [
      'a DELETE with a body',
      [area('a', { ...task, trigger: command('DELETE', 'things'), input: z.strictObject({ why: z.string() }) })],
      'a DELETE carries no body',
    ],
  ])('%s', (_, areas, sentence) => {
    expect(() => openApiDocument(areas, '1')).toThrow(sentence);
  });
});
