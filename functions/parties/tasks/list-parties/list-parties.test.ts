import { expect, test } from 'vitest';
import { glassworks, IBAN, SIREN, storedNumber, storedParty, VAT } from '../../../../test/builders/parties.ts';
import { contextOf, reading, stored } from '../../../../test/builders/use-case.ts';
import { IbanRecord } from '../../data/bank-account.ts';
import { useCase } from './list-parties.ts';

test('a page of the company’s parties, as asked', async () => {
  const { read, asked } = reading(storedParty(glassworks));
  const page = await useCase({ limit: 10, cursor: 'c' }, contextOf(), { read });
  expect(page).toEqual({ items: [glassworks], nextCursor: 'next' });
  expect(asked).toEqual([{ scope: 'brumaire', index: 'list1', by: 'all', paging: { limit: 10, cursor: 'c' } }]);
});

test('by the beginning of a name, as lists order it', async () => {
  const { read, asked } = reading(storedParty(glassworks));
  await useCase({ limit: 10, name: 'VERRÉ' }, contextOf(), { read });
  expect(asked).toMatchObject([{ by: 'all', beginsWith: 'verre' }]);
});

test.each([
  ['its VAT number', 'fr 39 000 100 016'],
  ['its SIREN', '000 100 016'],
  ['a SIRET of it', '000 100 016 00013'],
  ['an IBAN of it', IBAN],
])('by %s, however it is written', async (_, number) => {
  const { read } = reading(
    storedParty(glassworks),
    storedNumber(`vat:${VAT}`),
    storedNumber(`siren:${SIREN}`),
    stored(IbanRecord, { iban: IBAN, holders: [{ partyId: glassworks.partyId, name: glassworks.name }] }),
  );
  expect(await useCase({ limit: 10, number }, contextOf(), { read })).toEqual({ items: [glassworks] });
  expect(await useCase({ limit: 10, number: '99999' }, contextOf(), { read })).toEqual({ items: [] });
});
