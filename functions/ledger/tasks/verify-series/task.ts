import * as z from 'zod';
import { defineTask, query } from '../../../../shared/contracts/task.ts';
import { Instant } from '../../../../shared/kernel/dates.ts';
import { JournalCode, YearId } from '../../domain/books.ts';
import { BooksNotOpen } from '../../domain/refusals.ts';

export const verifySeries = defineTask({
  id: 'ledger.verify-series',
  summary:
    'Walks the chain of a journal, holds it against its signed checkpoints and names the first entry that is not what was validated',
  trigger: query('journals/{journal}/years/{yearId}/chain'),
  input: z.strictObject({
    journal: JournalCode,
    yearId: YearId,
    from: z.coerce.number().int().positive().default(1),
  }),
  output: z.object({
    from: z.number().int(),
    /** The last entry that was looked at and holds, and its hash. */
    through: z.object({ number: z.number().int(), hash: z.string() }),
    /** Where the journal ends. */
    last: z.number().int(),
    /** Where to go on; nothing when the end was reached. */
    next: z.number().int().optional(),
    /** The last signed checkpoint that was looked at and holds: nobody has changed anything up to there. */
    proved: z.object({ number: z.number().int(), at: Instant }).optional(),
    /** Entries beyond the last checkpoint: they hold together, and nothing signed proves yet that they were not all rewritten. */
    notYetProved: z.number().int(),
    /** `since`: the first entry that may be the one, where a checkpoint tells no more. */
    broken: z
      .object({
        number: z.number().int(),
        since: z.number().int().optional(),
        defect: z.string(),
        fr: z.string(),
        en: z.string(),
      })
      .optional(),
  }),
  refusals: [BooksNotOpen],
  access: { tables: { main: 'read', records: 'read' }, checkpoints: 'read' },
  role: 'auditor',
  failureImpact: 'Nobody can prove that the books were not tampered with.',
});
