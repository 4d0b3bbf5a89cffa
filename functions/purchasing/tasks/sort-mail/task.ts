import * as z from 'zod';
import { defineTask, step } from '../../../../shared/contracts/task.ts';
import { MailId } from '../../domain/mail/mail.ts';

export const sortMail = defineTask({
  id: 'purchasing.sort-mail',
  summary: 'Finds by its recipients which company a message is for, or notes why it is for none',
  trigger: step({ from: 'mail' }),
  input: z.strictObject({ key: z.string(), etag: z.string().optional() }),
  output: z.object({
    outcome: z.enum(['sorted', 'refused']),
    mailId: MailId,
    companyId: z.string().optional(),
  }),
  refusals: [],
  access: { tables: { main: 'write' }, documents: { mail: 'read' } },
  failureImpact: 'Invoices that suppliers send by mail are not taken in; the messages stay in the inbox.',
  timeout: 30,
  memory: 1024,
});
