import { expect, test } from 'vitest';
import { partyId } from '../../../../test/builders/parties.ts';
import { contextOf, NOW, reading, stored } from '../../../../test/builders/use-case.ts';
import { SupplierUseRecord } from '../../data/supplier-use.ts';
import { useCase } from './get-supplier-use.ts';

test('the count of a supplier, and none of one that was never used', async () => {
  const use = { partyId, name: 'Verrerie', invoices: 3, lastAt: NOW };
  expect(await useCase({ partyId }, contextOf(), reading(stored(SupplierUseRecord, use)))).toEqual(use);
  expect(await useCase({ partyId }, contextOf(), reading())).toEqual({ partyId, invoices: 0 });
});
