import * as z from 'zod';
import { command, defineTask } from '../../../../shared/contracts/task.ts';
import { Instant } from '../../../../shared/kernel/dates.ts';
import { UploadId } from '../../domain/intake.ts';
import { MAX_FILE_BYTES } from '../../domain/limits.ts';

export const requestUpload = defineTask({
  id: 'purchasing.request-upload',
  summary: 'Gives a signed form with which one file can be dropped into the inbox',
  trigger: command('POST', 'uploads'),
  input: z.strictObject({
    name: z
      .string()
      .min(1)
      .max(200)
      // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what it refuses
      .regex(/^[^/\\\u0000-\u001f\u007f-\u009f]+$/)
      .meta({ description: 'The file’s name, without a path.', examples: ['F-2026-0117.xml'] }),
    size: z.number().int().min(1).max(MAX_FILE_BYTES),
  }),
  output: z.object({
    uploadId: UploadId,
    url: z.url(),
    fields: z.record(z.string(), z.string()),
    expiresAt: Instant,
  }),
  refusals: [],
  access: { tables: { main: 'write' }, documents: { inbox: 'upload' } },
  role: 'clerk',
  perSecond: 100,
  failureImpact: 'Nobody can drop files in the console or through the API.',
  example: { name: 'F-2026-0117.xml', size: 18_432 },
});
