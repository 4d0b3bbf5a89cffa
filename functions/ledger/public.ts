import { defineEvent } from '../../shared/contracts/event.ts';
import { ValidatedEntry } from './domain/entry.ts';

export const EntryValidated = defineEvent({
  name: 'ledger.entry-validated',
  version: 1,
  summary: 'An entry got its number and is in the books for ever.',
  aggregate: 'entry',
  data: ValidatedEntry,
  example: {
    journal: 'AC',
    yearId: '2026-12-31',
    number: 117,
    entryId: 'ent_2d1c7c3e-8a54-8b1e-9d55-0f6a3c1b2d4e',
    date: '2026-11-20',
    piece: { ref: 'F-2026-0117', date: '2026-11-20' },
    label: 'Facture F-2026-0117',
    lines: [
      { account: '607', debit: '1000.00', vat: { category: 'S', rate: '20' } },
      { account: '44566', debit: '200.00', vat: { category: 'S', rate: '20' } },
      { account: '401', credit: '1200.00', party: 'pty_7a0c7c3e-8a54-8b1e-9d55-0f6a3c1b2d4e' },
    ],
    validatedOn: '2026-11-24',
    validatedAt: '2026-11-24T09:30:00.000Z',
    by: '3f2a0c52-0000-4000-8000-000000000001',
  },
});
