import * as z from 'zod';
import { pageInput, pageOf } from '../../../../shared/contracts/paging.ts';
import { defineTask, query } from '../../../../shared/contracts/task.ts';
import { Upload } from '../../domain/intake.ts';

export const listUploads = defineTask({
  id: 'purchasing.list-uploads',
  summary: 'Files that were refused before they became an intake, newest first: empty, or too large',
  trigger: query('uploads'),
  input: z.strictObject({ state: Upload.shape.state.extract(['refused']).default('refused'), ...pageInput }),
  output: pageOf(Upload),
  refusals: [],
  access: { tables: { main: 'read' } },
  role: 'auditor',
  failureImpact: 'Nobody sees that a scanner or a partner sends files that cannot be taken in.',
});
