import { expect, test } from 'vitest';
import { books, storedBooks, storedChart } from '../../../../test/builders/ledger.ts';
import { contextOf, reading } from '../../../../test/builders/use-case.ts';
import { useCase } from './list-accounts.ts';
import { listAccounts } from './task.ts';

test('official accounts and own ones, by number and by words', async () => {
  const { read } = reading(storedBooks(books), storedChart([{ number: '6061001', label: 'Eau' }]));
  const list = async (query: object) =>
    (await useCase(listAccounts.input.parse(query), contextOf(), { read })) as { items: object[] };
  expect((await list({ search: '6061' })).items).toMatchObject([
    { number: '6061', own: false },
    { number: '6061001', label: 'Eau', own: true },
  ]);
  expect((await list({ search: 'tva immobilisations' })).items).toMatchObject([{ number: '44562' }]);
  expect((await list({ limit: '2', date: '2026-01-01' })).items).toHaveLength(2);
});

test.each(['2025-06-30', '2026-06-30'])(
  'every account of the chart of %s is answered, however long its label',
  async (date) => {
    const { read } = reading(storedBooks(books));
    const answer = await useCase(listAccounts.input.parse({ limit: '1000', date }), contextOf(), { read });
    expect(listAccounts.output.parse(answer).items.length).toBeGreaterThan(700);
  },
);
