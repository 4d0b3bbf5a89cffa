import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { App, Stack } from 'aws-cdk-lib';
import { Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { afterEach, beforeEach, expect, test } from 'vitest';
import * as z from 'zod';
import { defineArea } from '../shared/contracts/area.ts';
import { authoriser, defineTask, query, step } from '../shared/contracts/task.ts';
import { allow } from './access.ts';
import { authoriserOf } from './area-stack.ts';
import { TaskFunction } from './constructs/task-function.ts';
import { readDefinition } from './constructs/workflow.ts';
import { planOf, queriesPlan } from './functions-of.ts';
import { Names } from './names.ts';
import { stageSettings } from './stages.ts';
import { explainWildcards } from './wildcards.ts';

const task = <T extends Parameters<typeof defineTask>[0]['trigger']>(name: string, trigger: T, access = {}) =>
  defineTask({
    id: `post.${name}`,
    summary: name,
    trigger,
    input: z.object({}),
    output: z.object({}),
    refusals: [],
    access,
    failureImpact: 'Letters stay where they are.',
  });
const area = (...tasks: ReturnType<typeof task>[]) =>
  defineArea({
    id: 'post',
    title: { fr: 'Courrier', en: 'Post' },
    summary: 'Letters',
    tables: ['main'],
    tasks,
    workflows: [],
    events: [],
  });

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'coulisses-synth-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

function define(content: string): void {
  mkdirSync(join(folder, 'post'), { recursive: true });
  writeFileSync(join(folder, 'post', 'send.asl.json'), content);
}

test('a definition names steps by their PascalCase ids', () => {
  define(`{"a": "\${PostReadLetter}", "b": "\${PostReadLetter}"}`);
  expect(readDefinition(folder, 'post.send', [area(task('read-letter', step()))]).steps).toEqual([
    { placeholder: 'PostReadLetter', area: 'post', function: 'read-letter' },
  ]);
});

test('a missing definition, one that is no JSON, and a placeholder for no step are errors of one sentence', () => {
  const areas = [area(task('read-letter', step()), task('get-letter', query('letters')))];
  expect(() => readDefinition(folder, 'post.send', areas)).toThrow(/has no definition: write .*send\.asl\.json\.$/);
  define('{');
  expect(() => readDefinition(folder, 'post.send', areas)).toThrow(/send\.asl\.json is no JSON/);
  for (const placeholder of ['PostReadLeter', 'PostGetLetter', 'Token', '']) {
    define(`{"a": "\${${placeholder}}"}`);
    expect(() => readDefinition(folder, 'post.send', areas)).toThrow(`\${${placeholder}} is not the PascalCase id`);
  }
});

test('a query that may write is an error', () => {
  const write = { tables: { main: 'write' } } as const;
  expect(() => queriesPlan(area(task('get-letter', query('letters'), write)))).toThrow('make it a command');
});

test('none or two authorisers are an error', () => {
  expect(() => authoriserOf([area()])).toThrow('there are 0');
  expect(() => authoriserOf([area(task('a', authoriser()), task('b', authoriser()))])).toThrow('there are 2');
  expect(authoriserOf([area(task('a', authoriser()))])).toEqual(['post', 'a']);
});

test('a function without a bundle, or with too long a name, is an error that says what to do', () => {
  const stack = new Stack(new App(), 'Stack');
  const settings = stageSettings('dev');
  const names = new Names(stack, settings);
  const make = (name: string) =>
    new TaskFunction(stack, name, {
      area: 'post',
      plan: planOf(task(name, step())),
      settings,
      names,
      bundles: folder,
      statements: [],
      environment: {},
    });
  expect(() => make('read-letter')).toThrow(/There is no bundle .*read-letter\/index\.js: run `npm run build` first\./);
  expect(() => make('read-'.repeat(12))).toThrow(/characters and may have 64: shorten the task's name/);
});

test('a wildcard that nobody explained does not get into a role', () => {
  const stack = new Stack(new App(), 'Stack');
  const role = new Role(stack, 'Role', { assumedBy: new ServicePrincipal('lambda.amazonaws.com') });
  const explain = (action: string, resource: string) => () => explainWildcards(role, [allow([action], [resource])]);
  expect(explain('s3:GetObject', '*')).toThrow('narrow it or say why in infra/wildcards.ts');
  expect(explain('s3:Get*', 'arn:aws:s3:::bucket/key')).toThrow('name the actions one by one');
  expect(explain('s3:DeleteObject', 'arn:aws:s3:::coulisses-dev-inbox-1/inbox/*')).toThrow('narrow it');
  expect(explain('xray:PutTraceSegments', '*')).not.toThrow();
});
