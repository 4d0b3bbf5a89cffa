import * as z from 'zod';
import { defineTask, step } from '../../../../shared/contracts/task.ts';
import { IntakeId, Sha256 } from '../../domain/intake.ts';

export const adoptIntake = defineTask({
  id: 'purchasing.adopt-intake',
  summary: 'Notes which execution now works on an intake whose earlier one ended early, and says where it goes on',
  trigger: step(),
  input: z.strictObject({ intakeId: IntakeId, execution: z.string() }),
  output: z.object({
    outcome: z.enum(['read', 'advance', 'ended']),
    /** The document that the intake is of. */
    sha256: Sha256.optional(),
  }),
  refusals: [],
  access: { tables: { main: 'write' } },
  failureImpact: 'Files that stood still are not taken up again.',
});
