import * as z from 'zod';
import { command, defineTask } from '../../../../shared/contracts/task.ts';
import { YearId } from '../../domain/books.ts';
import { FecExport } from '../../domain/fec.ts';
import { BooksNotOpen, FecTooLarge, YearNotFound } from '../../domain/refusals.ts';

export const exportFec = defineTask({
  id: 'ledger.export-fec',
  summary: 'Makes the FEC of a year of all validated entries, and keeps it in the archive until its legal date',
  trigger: command('POST', 'years/{yearId}/fec-exports'),
  input: z.strictObject({ yearId: YearId }),
  output: FecExport,
  refusals: [BooksNotOpen, YearNotFound, FecTooLarge],
  access: { tables: { main: 'write', records: 'read' }, documents: { archive: 'keep' } },
  role: 'accountant',
  timeout: 29,
  memory: 1024,
  perSecond: 2,
  failureImpact: 'The file that the tax administration asks for cannot be made.',
});
