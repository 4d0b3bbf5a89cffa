import { camelCase, pascalCase } from '../../shared/contracts/names.ts';

export const KINDS = ['command', 'query', 'step', 'job', 'listener'] as const;
export type Kind = (typeof KINDS)[number];

/** A kind of record in the area's data/ folder that the new task is about. */
export interface RecordChoice {
  /** `PartyRecord` */
  readonly name: string;
  /** `party.ts`, in data/ */
  readonly file: string;
  /** `party` */
  readonly kind: string;
  /** `partyId` */
  readonly parameter: string;
  /** The refusal for one that is not there; commands and queries need it. */
  readonly notFound: string | undefined;
}

/** An event that the new listener receives. */
export interface EventChoice {
  readonly name: string;
  readonly area: string;
  /** `work.human-task-decided.v1` */
  readonly type: string;
}

export interface NewTask {
  readonly area: string;
  /** `check-party` */
  readonly name: string;
  readonly kind: Kind;
  readonly record: RecordChoice;
  /** Listeners only. */
  readonly event: EventChoice | undefined;
}

/** `check-party` → `Check party` */
export function phrase(name: string): string {
  const words = name.replaceAll('-', ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** The three files of a task, by name in its folder. They work as they are; what they do is to be replaced. */
export function taskFiles(task: NewTask): Record<string, string> {
  return {
    'task.ts': declarationFile(task),
    [`${task.name}.ts`]: definitionFile(task),
    [`${task.name}.test.ts`]: unitTestFile(task),
  };
}

function declarationFile({ area, name, kind, record, event }: NewTask): string {
  const { parameter } = record;
  const input = `z.strictObject({ ${parameter}: z.string().min(1).max(128) })`;
  const byKind: Record<Kind, { trigger: string; input: string; output: string; tables: string }> = {
    command: {
      trigger: `command('POST', '${name}/{${parameter}}')`,
      input,
      output: `z.object({ ${parameter}: z.string() })`,
      tables: 'write',
    },
    query: {
      trigger: `query('${name}/{${parameter}}')`,
      input,
      output: `z.object({ ${parameter}: z.string(), version: z.number().int() })`,
      tables: 'read',
    },
    step: { trigger: 'step()', input, output: `z.object({ outcome: z.enum(['done', 'unknown']) })`, tables: 'write' },
    job: {
      trigger: `job('rate(1 day)')`,
      input: 'z.object({})',
      output: 'z.object({ unfinished: z.number().int() })',
      tables: 'read',
    },
    listener: {
      trigger: `listener(${event?.name})`,
      input: `${event?.name}.data`,
      output: 'z.undefined()',
      tables: 'write',
    },
  };
  const { trigger, input: schema, output, tables } = byKind[kind];
  const http = kind === 'command' || kind === 'query';
  const eventPath = event?.area === area ? '../../public.ts' : `../../../${event?.area}/public.ts`;
  return [
    `import * as z from 'zod';`,
    `import { ${[kind, 'defineTask'].sort().join(', ')} } from '../../../../shared/contracts/task.ts';`,
    ...(event ? [`import { ${event.name} } from '${eventPath}';`] : []),
    ...(http ? [`import { ${record.notFound} } from '../../domain/refusals.ts';`] : []),
    '',
    `export const ${camelCase(name)} = defineTask({`,
    `  id: '${area}.${name}',`,
    `  summary: '${phrase(name)}',`,
    `  trigger: ${trigger},`,
    `  input: ${schema},`,
    `  output: ${output},`,
    `  refusals: [${http ? record.notFound : ''}],`,
    `  access: { tables: { main: '${tables}' } },`,
    ...(http ? [`  role: '${kind === 'query' ? 'auditor' : 'clerk'}',`] : []),
    `  failureImpact: '${phrase(name)} does not happen.',`,
    '});',
    '',
  ].join('\n');
}

function definitionFile({ name, kind, record }: NewTask): string {
  const declared = camelCase(name);
  const { notFound, parameter } = record;
  const imports = {
    entity: `import { replace } from '../../../../shared/aws/entity.ts';`,
    refuse: `import { refuse } from '../../../../shared/kernel/refusal.ts';`,
    data: `import { ${record.name} } from '../../data/${record.file}';`,
    refusals: `import { ${notFound} } from '../../domain/refusals.ts';`,
    task: `import { ${declared} } from './task.ts';`,
    runtime: (...names: string[]) => `import { ${names.join(', ')} } from '../../../../shared/runtime/use-case.ts';`,
  };
  const reads = `  reads: ({ ${parameter} }, { scope }) => ({ subject: ${record.name}.key(scope, ${parameter}) }),`;
  const bodies: Record<Kind, readonly string[]> = {
    command: [
      imports.entity,
      imports.refuse,
      imports.runtime('decided', 'defineCommand'),
      imports.data,
      imports.refusals,
      imports.task,
      '',
      `export const useCase = defineCommand(${declared}, {`,
      reads,
      `  decide({ ${parameter} }, { subject }) {`,
      `    if (!subject) return refuse(${notFound}, { ${parameter} });`,
      `    return decided({ ${parameter} }, { writes: [replace(subject, subject.data)] });`,
      '  },',
      '});',
    ],
    query: [
      imports.refuse,
      imports.runtime('defineQuery'),
      imports.data,
      imports.refusals,
      imports.task,
      '',
      `export const useCase = defineQuery(${declared}, async ({ ${parameter} }, { scope }, { read }) => {`,
      `  const found = await read.get(${record.name}.key(scope, ${parameter}));`,
      `  return found ? { ${parameter}, version: found.version } : refuse(${notFound}, { ${parameter} });`,
      '});',
    ],
    step: [
      imports.entity,
      imports.runtime('decided', 'defineCommand'),
      imports.data,
      imports.task,
      '',
      `export const useCase = defineCommand(${declared}, {`,
      reads,
      '  decide(_input, { subject }) {',
      `    if (!subject) return decided({ outcome: 'unknown' as const });`,
      `    return decided({ outcome: 'done' as const }, { writes: [replace(subject, subject.data)] });`,
      '  },',
      '});',
    ],
    job: [
      imports.runtime('defineJob'),
      imports.data,
      imports.task,
      '',
      '/** If it runs twice: it only counts. */',
      `export const useCase = defineJob(${declared}, async (_input, { now }, { read }) => {`,
      `  const unfinished = await read.unfinished(${record.name}.kind, now);`,
      '  return { unfinished: unfinished.length };',
      '});',
    ],
    listener: [
      imports.entity,
      imports.runtime('decided', 'defineListener'),
      imports.data,
      imports.task,
      '',
      '/** If it runs twice: the position drops the repeat. */',
      `export const useCase = defineListener(${declared}, {`,
      `  reads: ({ aggregate }, { scope }) => ({ subject: ${record.name}.key(scope, aggregate.id) }),`,
      '  decide(_event, { subject }) {',
      '    if (!subject) return decided(undefined);',
      '    return decided(undefined, { writes: [replace(subject, subject.data)] });',
      '  },',
      '});',
    ],
  };
  return [...bodies[kind], ''].join('\n');
}

function unitTestFile({ area, name, kind, record, event }: NewTask): string {
  const { parameter } = record;
  const exampleFrom = event && (event.area === area ? '../../public.ts' : `../../../${event.area}/public.ts`);
  const context = [
    `const scope = companyScope('brumaire-luminaires');`,
    'const context = {',
    '  scope,',
    `  actor: { id: 'user_1', name: 'Camille Roussel', roles: [] },`,
    `  now: '2026-11-24T09:30:00.000Z',`,
    `  correlationId: 'test',`,
    '  newId: (prefix: string) => prefix,',
    `  salt: () => '00',`,
    '};',
  ];
  const stored = `const subject = { key: ${record.name}.key(scope, 'x'), version: 3, data: {} as never, sequences: {} };`;
  const scopeImport = `import { companyScope } from '../../../../shared/kernel/scope.ts';`;
  const refusalImport = `import { Refusal } from '../../../../shared/kernel/refusal.ts';`;
  const dataImport = `import { ${record.name} } from '../../data/${record.file}';`;
  const useCaseImport = `import { useCase } from './${name}.ts';`;
  const decision = (input: string, state: string) =>
    `useCase.decide(${input}, { subject: ${state} }, context, undefined)`;
  const written = `toMatchObject({ writes: [{ type: 'replace', before: { version: 3 } }] })`;
  const input = `{ ${parameter}: 'x' }`;
  const readerImport = `import type { Reader } from '../../../../shared/aws/reader.ts';`;
  const bodies: Record<Kind, readonly string[]> = {
    command: [
      refusalImport,
      scopeImport,
      dataImport,
      useCaseImport,
      '',
      ...context,
      stored,
      '',
      `test('refuses what is not there', () => {`,
      `  expect(${decision(input, 'undefined')}).toBeInstanceOf(Refusal);`,
      '});',
      '',
      `test('writes the next version of what it read', () => {`,
      `  expect(${decision(input, 'subject')}).${written};`,
      '});',
    ],
    query: [
      readerImport,
      refusalImport,
      scopeImport,
      dataImport,
      useCaseImport,
      '',
      ...context,
      stored,
      'const reading = (found: typeof subject | undefined) => ({ read: { get: async () => found } as unknown as Reader });',
      '',
      `test('refuses what is not there', async () => {`,
      `  expect(await useCase(${input}, context, reading(undefined))).toBeInstanceOf(Refusal);`,
      '});',
      '',
      `test('gives what is there', async () => {`,
      `  expect(await useCase(${input}, context, reading(subject))).toEqual({ ${parameter}: 'x', version: 3 });`,
      '});',
    ],
    step: [
      scopeImport,
      dataImport,
      useCaseImport,
      '',
      ...context,
      stored,
      '',
      `test('says that a record is unknown', () => {`,
      `  expect(${decision(input, 'undefined')}).toMatchObject({ output: { outcome: 'unknown' }, writes: [] });`,
      '});',
      '',
      `test('writes the next version of what it read', () => {`,
      `  expect(${decision(input, 'subject')}).${written};`,
      '});',
    ],
    job: [
      readerImport,
      `import { groupScope } from '../../../../shared/kernel/scope.ts';`,
      useCaseImport,
      '',
      `test('counts what is unfinished', async () => {`,
      `  const read = { unfinished: async () => [{ pk: 'brumaire#${record.kind}#x', sk: 'state' }] } as unknown as Reader;`,
      `  const actor = { id: 'schedule:${area}.${name}', name: '${area}.${name}', roles: [] };`,
      `  const context = { scope: groupScope, actor, now: '2026-11-24T09:30:00.000Z', correlationId: 'test' };`,
      '  expect(await useCase({}, context, { read })).toEqual({ unfinished: 1 });',
      '});',
    ],
    listener: [
      scopeImport,
      ...(event ? [`import { ${event.name} } from '${exampleFrom}';`] : []),
      dataImport,
      useCaseImport,
      '',
      ...context,
      stored,
      'const event = {',
      `  id: 'evt_1',`,
      `  type: ${event?.name}.type,`,
      `  companyId: 'brumaire-luminaires',`,
      `  aggregate: { kind: ${event?.name}.aggregate, id: 'x' },`,
      '  sequence: 1,',
      '  occurredAt: context.now,',
      '  correlationId: context.correlationId,',
      `  data: ${event?.name}.data.parse(${event?.name}.example),`,
      '};',
      '',
      `test('leaves alone what is not there', () => {`,
      `  expect(${decision('event', 'undefined')}).toMatchObject({ writes: [] });`,
      '});',
      '',
      `test('writes the next version of what it read', () => {`,
      `  expect(${decision('event', 'subject')}).${written};`,
      '});',
    ],
  };
  return [`import { expect, test } from 'vitest';`, ...bodies[kind], ''].join('\n');
}

/** A new area around its first task: path below `functions/<area>/` → content; `record` is the kind of what it keeps. */
export function areaFiles(area: string, title: { fr: string; en: string }, record: string): Record<string, string> {
  const type = pascalCase(record);
  const id = `${camelCase(record)}Id`;
  return {
    'area.ts': [
      `import { defineArea } from '../../shared/contracts/area.ts';`,
      '',
      `export const ${camelCase(area)} = defineArea({`,
      `  id: '${area}',`,
      `  title: { fr: ${quoted(title.fr)}, en: ${quoted(title.en)} },`,
      `  summary: ${quoted(`${title.en}.`)},`,
      `  tables: ['main'],`,
      '  tasks: [],',
      '  workflows: [],',
      '  events: [],',
      '});',
      '',
    ].join('\n'),
    [`domain/${record}.ts`]: [
      `import * as z from 'zod';`,
      '',
      `export const ${type} = z.object({ ${id}: z.string().min(1).max(128), name: z.string().min(1).max(200) }).meta({ id: '${type}' });`,
      `export type ${type} = z.infer<typeof ${type}>;`,
      '',
    ].join('\n'),
    'domain/refusals.ts': [
      `import { defineRefusal } from '../../../shared/kernel/refusal.ts';`,
      '',
      `export const ${type}NotFound = defineRefusal<{ ${id}: string }>({`,
      `  code: '${area}.${record}-not-found',`,
      '  status: 404,',
      `  title: { fr: 'Introuvable', en: 'Not found' },`,
      `  detail: { fr: 'Rien sous {${id}} dans cette société.', en: 'There is nothing under {${id}} in this company.' },`,
      '});',
      '',
    ].join('\n'),
    [`data/${record}.ts`]: [
      `import { defineEntity } from '../../../shared/aws/entity.ts';`,
      `import { ${type} } from '../domain/${record}.ts';`,
      '',
      '/*',
      ' * Access patterns',
      ' * | who asks | how |',
      ` * | one by id | ${type}Record.key |`,
      ' */',
      '',
      `export const ${type}Record = defineEntity({ kind: '${record}', schema: ${type}, id: ({ ${id} }) => ${id} });`,
      '',
    ].join('\n'),
  };
}

function quoted(text: string): string {
  return `'${text.replaceAll('\\', '\\\\').replaceAll(`'`, `\\'`)}'`;
}
