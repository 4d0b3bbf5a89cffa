import type { Reader } from '../../../../shared/aws/reader.ts';
import { Refusal } from '../../../../shared/kernel/refusal.ts';
import type { CompanyScope } from '../../../../shared/kernel/scope.ts';
import { defineQuery } from '../../../../shared/runtime/use-case.ts';
import { IbanRecord } from '../../data/bank-account.ts';
import { PartyNumberRecord, PartyRecord, parties, sirenKey, vatKey } from '../../data/party.ts';
import { readIban } from '../../domain/numbers.ts';
import type { Party } from '../../domain/party.ts';
import { listParties } from './task.ts';

export const useCase = defineQuery(listParties, async ({ name, number, ...paging }, { scope }, { read }) => {
  if (number) return { items: await partiesWithNumber(read, scope, number) };
  const page = await read.page(parties(scope, name), paging);
  return page instanceof Refusal ? page : { ...page, items: page.items.map(({ data }) => data) };
});

async function partiesWithNumber(read: Reader, scope: CompanyScope, written: string): Promise<Party[]> {
  const number = written.replaceAll(/[\s.-]/g, '').toUpperCase();
  const iban = readIban(number);
  const ids = iban
    ? ((await read.get(IbanRecord.key(scope, iban)))?.data.holders ?? []).map(({ partyId }) => partyId)
    : (
        await read.getAll([
          PartyNumberRecord.key(scope, vatKey(number)),
          // A SIRET begins with its SIREN.
          PartyNumberRecord.key(scope, sirenKey(/^\d{14}$/.test(number) ? number.slice(0, 9) : number)),
        ])
      ).flatMap((found) => (found ? [found.data.partyId] : []));
  const found = await read.getAll([...new Set(ids)].map((partyId) => PartyRecord.key(scope, partyId)));
  return found.flatMap((party) => (party ? [party.data] : []));
}
