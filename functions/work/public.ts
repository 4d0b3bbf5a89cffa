import * as z from 'zod';
import { defineEvent } from '../../shared/contracts/event.ts';
import { Decision, HumanTaskId } from './domain/human-task.ts';

export { Decision, HumanTaskRequest, LocalisedText } from './domain/human-task.ts';

export const HumanTaskDecidedEvent = defineEvent({
  name: 'work.human-task-decided',
  version: 1,
  summary: 'A person has decided; the process that waits goes on.',
  aggregate: 'human-task',
  data: z.object({
    taskId: HumanTaskId,
    process: z.string(),
    record: z.object({ area: z.string(), kind: z.string(), id: z.string() }),
    question: z.string(),
    decision: Decision,
  }),
  example: {
    taskId: 'htk_5f0c7c3e-8a54-8b1e-9d55-0f6a3c1b2d4e',
    process: 'purchasing.supplier-invoice-intake',
    record: { area: 'purchasing', kind: 'intake', id: 'itk_0b7e6d1c-2f3a-8c4d-9e5f-6a7b8c9d0e1f' },
    question: 'approve-supplier-invoice',
    decision: {
      outcome: 'approve',
      comment: '',
      by: '3f2a0c52-0000-4000-8000-000000000001',
      name: 'Camille Roussel',
      at: '2026-11-24T09:30:00.000Z',
    },
  },
});
