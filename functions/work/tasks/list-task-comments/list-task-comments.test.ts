import { expect, test } from 'vitest';
import { derivedId } from '../../../../shared/kernel/ids.ts';
import { contextOf, NOW, reading, stored } from '../../../../test/builders/use-case.ts';
import { openTask, storedTask, taskId } from '../../../../test/builders/work.ts';
import { TaskCommentRecord } from '../../data/people.ts';
import { HumanTaskNotFound } from '../../domain/refusals.ts';
import { useCase } from './list-task-comments.ts';

const by = { id: 'user_malik', name: 'Malik Diop' };
const comment = { commentId: derivedId('cmt', '1'), taskId, by, at: NOW, text: 'Oui', mentions: [] };

test('the comments of one task, oldest first', async () => {
  const { read, asked } = reading(storedTask(openTask), stored(TaskCommentRecord, comment));
  expect(await useCase({ taskId, limit: 25 }, contextOf(), { read })).toEqual({ items: [comment], nextCursor: 'next' });
  expect(asked).toEqual([{ scope: 'brumaire', index: 'list1', by: taskId, paging: { limit: 25 } }]);
});

test('of a task that is there', async () => {
  expect(await useCase({ taskId, limit: 25 }, contextOf(), reading())).toMatchObject({ kind: HumanTaskNotFound });
});
