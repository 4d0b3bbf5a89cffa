import * as z from 'zod';
import { defineTask, query } from '../../../../shared/contracts/task.ts';
import { Process } from '../../domain/process.ts';

export const listProcesses = defineTask({
  id: 'operations.list-processes',
  summary: 'Workflows of every area, and in which state each running execution is',
  trigger: query('processes', { of: 'group' }),
  input: z.strictObject({}),
  output: z.object({ processes: z.array(Process) }),
  refusals: [],
  access: { executions: 'watch' },
  role: 'administrator',
  perSecond: 5,
  failureImpact: 'Nobody sees in the console where processes stand; they go on.',
  timeout: 20,
});
