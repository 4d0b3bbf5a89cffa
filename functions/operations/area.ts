import { defineArea } from '../../shared/contracts/area.ts';
import { ClearanceOrdered } from './public.ts';
import { clearDeadLetters } from './tasks/clear-dead-letters/task.ts';
import { listClearances } from './tasks/list-clearances/task.ts';
import { listDeadLetters } from './tasks/list-dead-letters/task.ts';
import { listProcesses } from './tasks/list-processes/task.ts';
import { orderClearance } from './tasks/order-clearance/task.ts';

export const operations = defineArea({
  id: 'operations',
  title: { fr: 'Exploitation', en: 'Operations' },
  summary: 'Where processes stand, and work that was given up: put back, or dropped for a reason.',
  tables: ['main'],
  tasks: [listDeadLetters, orderClearance, clearDeadLetters, listClearances, listProcesses],
  workflows: [],
  events: [ClearanceOrdered],
});
