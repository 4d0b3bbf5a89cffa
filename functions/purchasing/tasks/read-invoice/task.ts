import * as z from 'zod';
import { defineTask, step } from '../../../../shared/contracts/task.ts';
import { SellerSought } from '../../../parties/public.ts';
import { HumanTaskRequest } from '../../../work/public.ts';
import { IntakeId, Sha256 } from '../../domain/intake.ts';

export const readInvoice = defineTask({
  id: 'purchasing.read-invoice',
  summary:
    'Reads and judges the invoice in the file and claims it; or asks a person to key it, or refuses the file with its reason',
  trigger: step(),
  /** The hash of the document, by which it is read before its record: then all that it claims is read in one request. */
  input: z.strictObject({ intakeId: IntakeId, sha256: Sha256 }),
  output: z.object({
    outcome: z.enum(['seek', 'ask', 'refused']),
    /** `seek`: whom to look for among the suppliers. */
    seller: SellerSought.optional(),
    /** `ask`: the human task to open, for no machine can read the file. */
    task: HumanTaskRequest.optional(),
  }),
  refusals: [],
  access: { tables: { main: 'write' }, documents: { archive: 'keep' } },
  failureImpact: 'Files are kept but not read.',
  timeout: 30,
  memory: 1024,
});
