import * as z from 'zod';
import { pageInput, pageOf } from '../../../../shared/contracts/paging.ts';
import { defineTask, query } from '../../../../shared/contracts/task.ts';
import { UnsortedMail } from '../../domain/mail/mail.ts';

export const listUnsortedMails = defineTask({
  id: 'purchasing.list-unsorted-mails',
  summary:
    'Messages that were given to no company, newest first, and why: an unknown address, or one that cannot be read',
  trigger: query('unsorted-mails', { of: 'group' }),
  input: z.strictObject({ ...pageInput }),
  output: pageOf(UnsortedMail),
  refusals: [],
  access: { tables: { main: 'read' } },
  role: 'administrator',
  failureImpact: 'Nobody sees that suppliers write to an address that no company has.',
});
