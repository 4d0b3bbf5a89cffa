import * as z from 'zod';
import { command, defineTask } from '../../../../shared/contracts/task.ts';
import { LocalDate } from '../../../../shared/kernel/dates.ts';
import { Person } from '../../domain/approval/policy.ts';
import { SingleApproverPeriod, TooManySingleApprovers } from '../../domain/approval/refusals.ts';
import { SingleApprover } from '../../domain/approval/round.ts';

export const declareSingleApprover = defineTask({
  id: 'purchasing.declare-single-approver',
  summary:
    'Lets a person approve alone until a day, for a reason; another declaration for the same person takes its place',
  trigger: command('POST', 'single-approvers'),
  input: z.strictObject({ person: Person, until: LocalDate, reason: z.string().trim().min(10).max(500) }),
  output: SingleApprover,
  refusals: [SingleApproverPeriod, TooManySingleApprovers],
  access: { tables: { main: 'write' } },
  role: 'administrator',
  failureImpact: 'A company of one person cannot approve its invoices.',
  example: {
    person: { id: '3f2a0c52-0000-4000-8000-000000000001', name: 'Camille Roussel' },
    until: '2026-12-31',
    reason: 'Seule personne de la société jusqu’à l’arrivée de la comptable',
  },
});
