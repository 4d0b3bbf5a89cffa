import * as z from 'zod';
import { defineTask, job } from '../../../../shared/contracts/task.ts';
import { platformExchange } from '../../workflows.ts';

export const pollPlatforms = defineTask({
  id: 'purchasing.poll-platforms',
  summary: 'Starts an exchange with every approved platform that a company is connected to, or left a short while ago',
  trigger: job('rate(15 minutes)'),
  input: z.object({}),
  output: z.object({ started: z.number().int() }),
  refusals: [],
  access: { tables: { main: 'read' }, starts: [platformExchange] },
  failureImpact: 'Invoices and statuses wait at the approved platform until it calls by itself.',
  timeout: 300,
});
