import * as z from 'zod';
import { command, defineTask } from '../../../../shared/contracts/task.ts';
import { COMPANY_ID } from '../../../../shared/kernel/company-id.ts';
import { MailAddress, MailAddressOwner } from '../../domain/mail/mail.ts';
import { MailAddressTaken } from '../../domain/refusals.ts';

export const declareMailAddress = defineTask({
  id: 'purchasing.declare-mail-address',
  summary: 'Declares at which address a company receives its suppliers’ invoices by mail',
  trigger: command('POST', 'mail-addresses', { of: 'group' }),
  input: z.strictObject({ address: MailAddress, companyId: z.string().regex(COMPANY_ID) }),
  output: MailAddressOwner,
  refusals: [MailAddressTaken],
  access: { tables: { main: 'write' } },
  role: 'administrator',
  failureImpact: 'No further address can receive invoices.',
  example: { address: 'factures-luminaires@courrier.brumaire.example', companyId: 'brumaire-luminaires' },
});
