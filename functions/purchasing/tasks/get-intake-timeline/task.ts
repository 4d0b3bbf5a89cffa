import * as z from 'zod';
import { defineTask, query } from '../../../../shared/contracts/task.ts';
import { Instant } from '../../../../shared/kernel/dates.ts';
import { IntakeId } from '../../domain/intake.ts';
import { IntakeNotFound } from '../../domain/refusals.ts';

export const getIntakeTimeline = defineTask({
  id: 'purchasing.get-intake-timeline',
  summary: 'Everything that happened to a file, from command records, oldest first',
  trigger: query('intakes/{intakeId}/timeline'),
  input: z.strictObject({ intakeId: IntakeId }),
  output: z.object({
    items: z.array(
      z.object({
        at: Instant,
        task: z.string(),
        actor: z.object({ id: z.string(), name: z.string() }),
        outcome: z.string(),
        events: z.array(z.string()),
      }),
    ),
  }),
  refusals: [IntakeNotFound],
  access: { tables: { main: 'read' } },
  role: 'auditor',
  failureImpact: 'The history of a file cannot be seen.',
});
