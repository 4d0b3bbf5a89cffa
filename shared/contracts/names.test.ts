import { expect, test } from 'vitest';
import * as z from 'zod';
import { areaOf, camelCase, pascalCase, routePath, taskName } from './names.ts';
import { command, defineTask, query } from './task.ts';

const common = { summary: 'x', output: z.object({}), refusals: [], access: {}, failureImpact: 'x.' };

test('an id is its area and its name', () => {
  expect(areaOf('work.decide-human-task')).toBe('work');
  expect(taskName('work.decide-human-task')).toBe('decide-human-task');
});

test('names in code and in workflow definitions', () => {
  expect(camelCase('decide-human-task')).toBe('decideHumanTask');
  expect(camelCase('export-fec-2026')).toBe('exportFec2026');
  expect(pascalCase('work.decide-human-task')).toBe('WorkDecideHumanTask');
});

test('a path of a company, and one of the group', () => {
  const claim = defineTask({
    ...common,
    id: 'work.claim',
    trigger: command('POST', 'tasks/{taskId}/claim'),
    input: z.strictObject({ taskId: z.string() }),
  });
  const me = defineTask({
    ...common,
    id: 'identity.me',
    trigger: query('me', { of: 'group' }),
    input: z.strictObject({}),
  });
  expect(routePath(claim)).toBe('/api/work/v1/companies/{companyId}/tasks/{taskId}/claim');
  expect(routePath(me)).toBe('/api/identity/v1/me');
});
