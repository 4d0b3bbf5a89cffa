import * as z from 'zod';
import { defineTask, query } from '../../../../shared/contracts/task.ts';
import { Intake, Upload, UploadId } from '../../domain/intake.ts';
import { UploadNotFound } from '../../domain/refusals.ts';

export const getUpload = defineTask({
  id: 'purchasing.get-upload',
  summary: 'What became of one dropped file',
  trigger: query('uploads/{uploadId}'),
  input: z.strictObject({ uploadId: UploadId }),
  output: z.object({ upload: Upload, intake: Intake.optional() }),
  refusals: [UploadNotFound],
  access: { tables: { main: 'read' } },
  role: 'auditor',
  failureImpact: 'Whoever dropped a file cannot see what became of it.',
});
