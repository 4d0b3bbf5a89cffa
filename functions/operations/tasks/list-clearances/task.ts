import * as z from 'zod';
import { pageInput, pageOf } from '../../../../shared/contracts/paging.ts';
import { defineTask, query } from '../../../../shared/contracts/task.ts';
import { Clearance } from '../../domain/clearance.ts';

export const listClearances = defineTask({
  id: 'operations.list-clearances',
  summary: 'Orders about dead-letter queues, newest first, and what became of them',
  trigger: query('clearances', { of: 'group' }),
  input: z.strictObject(pageInput),
  output: pageOf(Clearance),
  refusals: [],
  access: { tables: { main: 'read' } },
  role: 'administrator',
  failureImpact: 'Nobody sees what became of an order about a dead-letter queue.',
});
