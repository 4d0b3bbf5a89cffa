import * as z from 'zod';
import { Instant } from '../../../shared/kernel/dates.ts';
import { HumanTaskId, Person } from './human-task.ts';

/** What somebody said about a task. It never changes. */
export const TaskComment = z
  .object({
    commentId: z.string().regex(/^cmt_[0-9a-f-]{36}$/),
    taskId: HumanTaskId,
    by: Person,
    at: Instant,
    text: z.string(),
    mentions: z.array(Person),
  })
  .meta({ id: 'TaskComment' });
export type TaskComment = z.infer<typeof TaskComment>;

/** A comment names somebody, who finds its task in a list of their own. */
export const Mention = z.object({ personId: z.string(), commentId: z.string(), taskId: HumanTaskId, at: Instant });
export type Mention = z.infer<typeof Mention>;
