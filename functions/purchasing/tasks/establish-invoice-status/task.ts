import * as z from 'zod';
import { command, defineTask } from '../../../../shared/contracts/task.ts';
import { IntakeId } from '../../domain/intake.ts';
import { ACTIONS, REASONS } from '../../domain/platform/codes.ts';
import { InvoiceLifecycle } from '../../domain/platform/lifecycle.ts';
import { IntakeNotFound, InvoiceHasNoLifecycle, InvoiceIsSettled, ReasonNotOfStatus } from '../../domain/refusals.ts';

export const establishInvoiceStatus = defineTask({
  id: 'purchasing.establish-invoice-status',
  summary:
    'Tells the supplier that an invoice is approved in part (206), disputed (207), suspended (208) or why it was refused (210)',
  trigger: command('POST', 'intakes/{intakeId}/lifecycle'),
  input: z.strictObject({
    intakeId: IntakeId,
    status: z.enum(['206', '207', '208', '210']),
    /** From the closed list of the status (BR-FR-CDV-CL-09). */
    reasons: z.array(z.enum(REASONS)).min(1).max(5),
    action: z.enum(ACTIONS).optional(),
    comment: z.string().trim().max(1000).default(''),
  }),
  output: InvoiceLifecycle,
  refusals: [IntakeNotFound, InvoiceHasNoLifecycle, InvoiceIsSettled, ReasonNotOfStatus],
  access: { tables: { main: 'write' } },
  role: ['approver', 'accountant'],
  failureImpact: 'Nobody can dispute or suspend an invoice, or say why it was refused.',
  example: {
    intakeId: 'itk_0b7e6d1c-2f3a-8c4d-9e5f-6a7b8c9d0e1f',
    status: '207',
    reasons: ['PU_ERR'],
    comment: 'Prix de la commande : 12,40 €',
  },
});
