import { expect, test } from 'vitest';
import { InvalidCursor } from '../../../../shared/contracts/problems.ts';
import { account, partyId, storedAccount } from '../../../../test/builders/parties.ts';
import { contextOf, foreignCursor, reading } from '../../../../test/builders/use-case.ts';
import { BankAccountRecord } from '../../data/bank-account.ts';
import { happened } from '../../domain/bank-account.ts';
import { useCase } from './list-bank-accounts.ts';

test('those of a supplier, or those that wait for a call-back, each with its version', async () => {
  const { read, asked } = reading(storedAccount(account, 3));
  const items = [{ ...account, version: 3 }];
  expect(await useCase({ partyId, limit: 10 }, contextOf(), { read })).toMatchObject({ items });
  expect(await useCase({ limit: 10 }, contextOf(), { read })).toMatchObject({ items });
  expect(asked).toMatchObject([
    { index: 'list1', by: partyId, newestFirst: true },
    { index: 'list2', by: 'proposed' },
  ]);
});

test('only what waits stands in the queue', () => {
  expect(BankAccountRecord.lists?.(account)).toHaveProperty('list2.by', 'proposed');
  expect(
    BankAccountRecord.lists?.(happened(account, { state: 'confirmed', at: account.proposed.at })),
  ).not.toHaveProperty('list2');
});

test('a cursor of another list is refused', async () => {
  expect(await useCase({ limit: 10, cursor: 'x' }, contextOf(), foreignCursor)).toMatchObject({ kind: InvalidCursor });
});
