import * as z from 'zod';
import { pageInput, pageOf } from '../../../../shared/contracts/paging.ts';
import { defineTask, query } from '../../../../shared/contracts/task.ts';
import { Mail } from '../../domain/mail/mail.ts';

export const listMails = defineTask({
  id: 'purchasing.list-mails',
  summary: 'Messages that the company received, newest first, with their files, or why they were refused',
  trigger: query('mails'),
  input: z.strictObject({ ...pageInput }),
  output: pageOf(Mail.extend({ document: z.object({ url: z.url() }).optional() })),
  refusals: [],
  access: { tables: { main: 'read' }, documents: { archive: 'link' } },
  role: 'auditor',
  failureImpact: 'What became of a message cannot be seen.',
});
