import * as z from 'zod';
import { defineTask, job } from '../../../../shared/contracts/task.ts';
import { mailIntake, supplierInvoiceIntake } from '../../workflows.ts';

export const resumeIntakes = defineTask({
  id: 'purchasing.resume-intakes',
  summary: 'Starts the process again for every intake, and every file or message in the inbox, that none is working on',
  trigger: job('rate(1 hour)'),
  input: z.object({
    /** A younger file is probably being taken in at this moment. */
    olderThanSeconds: z.number().int().min(0).default(60),
  }),
  output: z.object({
    resumed: z.number().int(),
    running: z.number().int(),
    takenInAgain: z.number().int(),
    mailsAgain: z.number().int(),
  }),
  refusals: [],
  access: { tables: { main: 'read' }, documents: { inbox: 'read' }, starts: [supplierInvoiceIntake, mailIntake] },
  failureImpact: 'A file whose process broke stays unfinished.',
  timeout: 300,
});
