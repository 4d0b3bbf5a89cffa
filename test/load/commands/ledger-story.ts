import { type Client, etagOf } from '../../../shared/client/client.ts';
import type { StoryCompany } from '../../story/company.ts';

const yearId = '2026-12-31';

/** Opens the books, so that what is approved from now on is drafted into them. */
export async function openBooks({ companyId }: StoryCompany, accountant: Client): Promise<void> {
  await accountant.post('/api/ledger/v1/companies/{companyId}/books', {
    params: { path: { companyId } },
    body: { siren: '000100016', from: '2026-01-01', to: yearId },
  });
}

/** Every command about open books once; a month is closed at last. */
export async function playLedger({ companyId }: StoryCompany, accountant: Client): Promise<void> {
  const path = { companyId };
  const seen = (version: number) => ({ header: { 'If-Match': etagOf(version) } });
  const books = async () =>
    seen((await accountant.get('/api/ledger/v1/companies/{companyId}/books', { params: { path } })).data.version);

  await accountant.post('/api/ledger/v1/companies/{companyId}/years', {
    params: { path, ...(await books()) },
    body: { from: '2027-01-01', to: '2027-12-31' },
  });
  await accountant.put('/api/ledger/v1/companies/{companyId}/journals/{journal}', {
    params: { path: { ...path, journal: 'NDF' }, ...(await books()) },
    body: { label: 'Notes de frais' },
  });
  await accountant.put('/api/ledger/v1/companies/{companyId}/accounts/{account}', {
    params: { path: { ...path, account: '606101' } },
    body: { label: 'Eau de l’atelier' },
  });
  await accountant.put('/api/ledger/v1/companies/{companyId}/auxiliaries/{party}', {
    params: { path: { ...path, party: 'VERRERIE' } },
    body: { name: 'Verrerie du Rhône' },
  });
  await accountant.post('/api/ledger/v1/companies/{companyId}/posting-rules', {
    params: { path, ...seen(0) },
    body: {
      ...{ validFrom: '2027-01-01', journal: 'AC', supplier: '401', supplierOfAssets: '404', deposit: '4091' },
      ...{ deductibleVat: '44566', deductibleVatOnAssets: '44562', selfAssessed: [] },
    },
  });

  const entry = {
    ...{ journal: 'OD', date: '2026-01-31', piece: { ref: 'OD-1', date: '2026-01-31' }, label: 'Loyer de janvier' },
    lines: [
      { account: '6132', debit: '1500.00' },
      { account: '512', credit: '1500.00' },
    ],
  };
  const draft = async () => {
    const entries = '/api/ledger/v1/companies/{companyId}/entries';
    return (await accountant.post(entries, { params: { path }, body: entry })).data.entryId;
  };
  const wrong = await draft();
  await accountant.put('/api/ledger/v1/companies/{companyId}/entries/{entryId}', {
    params: { path: { ...path, entryId: wrong }, ...seen(1) },
    body: { ...entry, label: 'Loyer' },
  });
  await accountant.post('/api/ledger/v1/companies/{companyId}/entries/{entryId}/discard', {
    params: { path: { ...path, entryId: wrong }, ...seen(2) },
  });
  const series = { ...path, journal: 'OD', yearId };
  const validate = '/api/ledger/v1/companies/{companyId}/journals/{journal}/years/{yearId}/validate';
  const entryId = await draft();
  await accountant.post(validate, { params: { path: series }, body: { entries: [{ entryId, version: 1 }] } });
  const { data: reversal } = await accountant.post(
    '/api/ledger/v1/companies/{companyId}/journals/{journal}/years/{yearId}/entries/{entryNumber}/reverse',
    { params: { path: { ...series, entryNumber: 1 } }, body: { date: '2026-01-31' } },
  );
  const entries = [{ entryId: reversal.entryId, version: 1 }];
  await accountant.post(validate, { params: { path: series }, body: { entries } });
  await accountant.post('/api/ledger/v1/companies/{companyId}/years/{yearId}/fec-exports', {
    params: { path: { ...path, yearId } },
  });
  await accountant.put('/api/ledger/v1/companies/{companyId}/periods/{month}', {
    params: { path: { ...path, month: '2026-01' }, ...(await books()) },
    body: { state: 'closed' },
  });
}
