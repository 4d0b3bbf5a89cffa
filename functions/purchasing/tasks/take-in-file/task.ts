import * as z from 'zod';
import { defineTask, step } from '../../../../shared/contracts/task.ts';
import { IntakeId, Sha256 } from '../../domain/intake.ts';

export const takeInFile = defineTask({
  id: 'purchasing.take-in-file',
  summary: 'Keeps an arrived file under the hash of its content and opens its intake; the same content is recognised',
  trigger: step({ from: 'object' }),
  input: z.strictObject({ key: z.string(), path: z.string(), etag: z.string().optional(), execution: z.string() }),
  output: z.object({
    outcome: z.enum(['taken-in', 'duplicate', 'refused']),
    /** Absent for an object that is no company's. */
    companyId: z.string().optional(),
    intakeId: IntakeId.optional(),
    /** `taken-in`: the document to read. */
    sha256: Sha256.optional(),
  }),
  refusals: [],
  access: { tables: { main: 'write' }, documents: { inbox: 'read', archive: 'put' } },
  failureImpact: 'Files that suppliers and people drop are not taken in; they stay in the inbox.',
  timeout: 30,
  memory: 1024,
});
