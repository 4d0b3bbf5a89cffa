import { expect, test } from 'vitest';
import { Refusal } from '../../../../shared/kernel/refusal.ts';
import { contextOf, reading } from '../../../../test/builders/use-case.ts';
import { openTask, storedTask, taskId } from '../../../../test/builders/work.ts';
import { HumanTaskNotFound } from '../../domain/refusals.ts';
import { useCase } from './get-human-task.ts';

test('the task with its version, for If-Match, and whether the caller may decide it', async () => {
  const found = await useCase({ taskId }, contextOf(), reading(storedTask(openTask, 3)));
  expect(found).toEqual({ ...openTask, version: 3, yours: true });
});

test('one that is not there is refused', async () => {
  const found = await useCase({ taskId }, contextOf(), reading());
  expect(found).toBeInstanceOf(Refusal);
  expect(found).toMatchObject({ kind: HumanTaskNotFound, parameters: { taskId } });
});
