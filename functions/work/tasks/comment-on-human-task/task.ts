import * as z from 'zod';
import { command, defineTask } from '../../../../shared/contracts/task.ts';
import { TaskComment } from '../../domain/comment.ts';
import { HumanTaskId, Person } from '../../domain/human-task.ts';
import { HumanTaskNotFound } from '../../domain/refusals.ts';

export const commentOnHumanTask = defineTask({
  id: 'work.comment-on-human-task',
  summary: 'Says something about a task; who is mentioned finds the task in a list of their own',
  trigger: command('POST', 'human-tasks/{taskId}/comments'),
  input: z.strictObject({
    taskId: HumanTaskId,
    text: z.string().trim().min(1).max(2000),
    mentions: z.array(Person).max(10).default([]),
  }),
  output: TaskComment,
  refusals: [HumanTaskNotFound],
  access: { tables: { main: 'write' } },
  role: ['clerk', 'coder', 'approver'],
  failureImpact: 'People ask each other outside the product, and nobody finds it again.',
  example: {
    taskId: 'htk_5f0c7c3e-8a54-8b1e-9d55-0f6a3c1b2d4e',
    text: 'Ce prix est-il convenu ?',
    mentions: [{ id: '3f2a0c52-0000-4000-8000-000000000001', name: 'Camille Roussel' }],
  },
});
