import * as z from 'zod';
import { defineTask, step } from '../../../../shared/contracts/task.ts';
import { MailId } from '../../domain/mail/mail.ts';

export const takeInMail = defineTask({
  id: 'purchasing.take-in-mail',
  summary: 'Keeps a message for a company and puts each of its files into the inbox, or refuses it with its reason',
  trigger: step(),
  input: z.strictObject({ mailId: MailId, key: z.string() }),
  output: z.object({ outcome: z.enum(['taken-in', 'refused']), files: z.number().int() }),
  refusals: [],
  access: { tables: { main: 'write' }, documents: { mail: 'read', inbox: 'put', archive: 'keep' } },
  failureImpact: 'Invoices that suppliers send by mail are not taken in; the messages stay in the inbox.',
  timeout: 60,
  memory: 1024,
});
