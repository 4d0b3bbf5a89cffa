import { frenchIban, sirenOf, vatNumberOf } from '../../../local/demo/numbers.ts';
import { type Client, etagOf } from '../../../shared/client/client.ts';
import type { StoryCompany } from '../../story/company.ts';
import { until } from '../../story/until.ts';

const PHONE = '+33472000000';
const stranger = { number: 'S-1', seller: 'Quincaillerie Perrache', vatNumber: vatNumberOf(sirenOf(902)) };

/** Every command about suppliers once, besides the one that puts them on file: their accounts, a duplicate, a stranger. */
export async function playSuppliers(company: StoryCompany, clerk: Client, accountant: Client): Promise<void> {
  const { companyId } = company;
  const path = { companyId };
  const parties = '/api/parties/v1/companies/{companyId}/parties';
  const supplier = await company.supplier(clerk, { seller: 'Verrerie du Rhône', vatNumber: 'FR63000100024' });
  const ofSupplier = { params: { path: { ...path, partyId: supplier.partyId } } };
  await clerk.post(`${parties}/{partyId}/phones`, { ...ofSupplier, body: { number: PHONE, source: 'contract' } });
  const propose = async (number: number) =>
    (await clerk.post(`${parties}/{partyId}/bank-accounts`, { ...ofSupplier, body: { iban: frenchIban(number) } }))
      .data;
  const seen = (accountId: string, version: number) => ({
    params: { path: { ...path, accountId }, header: { 'If-Match': etagOf(version) } },
  });
  const accounts = '/api/parties/v1/companies/{companyId}/bank-accounts/{accountId}';
  const { accountId } = await propose(901);
  await accountant.post(`${accounts}/confirm`, {
    ...seen(accountId, 1),
    body: { calledNumber: PHONE, spokeWith: 'Mme Garnier' },
  });
  await accountant.post(`${accounts}/retire`, { ...seen(accountId, 2), body: { reason: 'Compte clos' } });
  const other = await propose(902);
  await accountant.post(`${accounts}/refuse`, { ...seen(other.accountId, 1), body: { reason: 'Compte inconnu' } });

  const { data: duplicate } = await clerk.post(parties, {
    params: { path },
    body: { name: 'Anciens Verriers', roles: ['supplier'], vatNumber: vatNumberOf(sirenOf(901)), country: 'FR' },
  });
  await accountant.post(`${parties}/{partyId}/merge`, {
    params: { path: { ...path, partyId: duplicate.partyId }, header: { 'If-Match': etagOf(1) } },
    body: { into: supplier.partyId },
  });

  const { intakeId } = await company.drop(clerk, stranger);
  // Its numbers are looked up meanwhile, which changes it.
  const proposal = await until('the proposal to be checked', async () => {
    const { data } = await clerk.get('/api/parties/v1/companies/{companyId}/supplier-proposals', { params: { path } });
    return data.items.find((one) => one.intakeId === intakeId && one.checks);
  });
  await clerk.post('/api/parties/v1/companies/{companyId}/supplier-proposals/{proposalId}/settle', {
    params: { path: { ...path, proposalId: proposal.proposalId }, header: { 'If-Match': etagOf(proposal.version) } },
    body: { partyId: supplier.partyId },
  });
}
