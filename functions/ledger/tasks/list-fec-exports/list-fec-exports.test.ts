import { expect, test } from 'vitest';
import { books, storedBooks, yearId } from '../../../../test/builders/ledger.ts';
import { contextOf, NOW, reading, stored } from '../../../../test/builders/use-case.ts';
import { FecExportRecord } from '../../data/books.ts';
import { useCase } from './list-fec-exports.ts';
import { listFecExports } from './task.ts';

test('exports of a year with a link each', async () => {
  const record = {
    ...{
      exportId: 'fec_1',
      yearId,
      name: '000100016FEC20261231.txt',
      sha256: 'a',
      size: 1,
      entries: 1,
      lines: 3,
      heads: [],
    },
    ...{ by: { id: 'user_camille', name: 'Camille' }, at: NOW },
  };
  const { read, asked } = reading(storedBooks(books), stored(FecExportRecord, record));
  const archiveLinks = { sign: async () => 'https://example.org/file' } as never;
  const page = await useCase({ yearId, limit: 25 }, contextOf(), { read, archiveLinks });
  expect(listFecExports.output.parse(page)).toMatchObject({ items: [{ ...record, url: 'https://example.org/file' }] });
  expect(asked).toMatchObject([{ by: yearId, newestFirst: true }]);
});
