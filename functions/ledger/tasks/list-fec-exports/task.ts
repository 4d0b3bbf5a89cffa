import * as z from 'zod';
import { pageInput, pageOf } from '../../../../shared/contracts/paging.ts';
import { defineTask, query } from '../../../../shared/contracts/task.ts';
import { YearId } from '../../domain/books.ts';
import { FecExport } from '../../domain/fec.ts';
import { BooksNotOpen } from '../../domain/refusals.ts';

export const listFecExports = defineTask({
  id: 'ledger.list-fec-exports',
  summary: 'The FEC exports of a year, newest first, each with a link to its file for five minutes',
  trigger: query('years/{yearId}/fec-exports'),
  input: z.strictObject({ yearId: YearId, ...pageInput }),
  output: pageOf(FecExport.extend({ url: z.url() })),
  refusals: [BooksNotOpen],
  access: { tables: { main: 'read' }, documents: { archive: 'link' } },
  role: 'auditor',
  failureImpact: 'Exports cannot be fetched again.',
});
