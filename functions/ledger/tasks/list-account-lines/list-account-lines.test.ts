import { expect, test } from 'vitest';
import { books, entryId, partyId, storedBooks, yearId } from '../../../../test/builders/ledger.ts';
import { contextOf, reading, stored } from '../../../../test/builders/use-case.ts';
import { LedgerLineRecord } from '../../data/books.ts';
import { useCase } from './list-account-lines.ts';
import { listAccountLines } from './task.ts';

const line = (account: string, place: number) =>
  stored(LedgerLineRecord, {
    ...{ journal: 'AC', yearId, number: 1, line: place, entryId, date: '2026-11-20', account, party: partyId },
    ...{ label: 'Facture', piece: { ref: 'A-1', date: '2026-11-20' }, credit: '120.00' },
  });

test('the lines of an account, or of a party on it, of a month', async () => {
  const { read, asked } = reading(storedBooks(books), line('401', 1), line('4091', 2));
  const list = (query: object) =>
    useCase(listAccountLines.input.parse({ account: '401', ...query }), contextOf(), { read });
  expect(await list({ party: partyId, period: '2026-11' })).toMatchObject({ items: [{ account: '401' }] });
  await list({});
  expect(asked).toMatchObject([
    { index: 'list2', by: partyId, beginsWith: '2026-11' },
    { index: 'list1', by: '401' },
  ]);
  expect(await useCase(listAccountLines.input.parse({ account: '401' }), contextOf(), reading())).toMatchObject({
    kind: { code: 'ledger.books-not-open' },
  });
});
