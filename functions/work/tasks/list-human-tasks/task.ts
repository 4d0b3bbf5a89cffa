import * as z from 'zod';
import { pageInput, pageOf } from '../../../../shared/contracts/paging.ts';
import { defineTask, query } from '../../../../shared/contracts/task.ts';
import { ListedTask } from '../../domain/listed-task.ts';

export const listHumanTasks = defineTask({
  id: 'work.list-human-tasks',
  summary: 'What waits for people, by deadline; or what was decided, newest first',
  trigger: query('human-tasks'),
  input: z.strictObject({
    state: z.enum(['waiting', 'decided']).default('waiting'),
    /**
     * Of what waits, what the caller may decide because they have claimed it or are named (`mine`), by role, or standing in for
     * somebody; or what mentions the caller. A page may be short, or empty, and still have a next one.
     */
    view: z.enum(['all', 'mine', 'role', 'delegated', 'mentioned']).default('all'),
    ...pageInput,
  }),
  output: pageOf(ListedTask),
  refusals: [],
  access: { tables: { main: 'read' } },
  role: 'auditor',
  failureImpact: 'The inbox stays empty although tasks wait.',
});
