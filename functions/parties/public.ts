import { defineEvent } from '../../shared/contracts/event.ts';
import { BankAccount } from './domain/bank-account.ts';
import { SupplierProposal } from './domain/proposal.ts';

export { FoundSupplier, SellerSought } from './domain/found-supplier.ts';
export { Address, ElectronicAddress, PartyIdentifier } from './domain/party.ts';

const partyId = 'pty_7a0c7c3e-8a54-8b1e-9d55-0f6a3c1b2d4e';

/** One event for every change, with the whole account: its sequence says which of two states is the newer one. */
export const SupplierBankAccountChanged = defineEvent({
  name: 'parties.supplier-bank-account-changed',
  version: 1,
  summary: 'A bank account of a supplier was proposed, confirmed by a call-back, refused or retired.',
  aggregate: 'supplier-bank-account',
  data: BankAccount,
  example: {
    accountId: 'bac_3e0c7c3e-8a54-8b1e-9d55-0f6a3c1b2d4e',
    partyId,
    supplierName: 'Verrerie du Rhône SAS',
    iban: 'FR7600000000010000000010170',
    state: 'proposed',
    revision: 1,
    proposed: {
      at: '2026-11-24T09:30:00.000Z',
      invoice: { intakeId: 'itk_0b7e6d1c-2f3a-8c4d-9e5f-6a7b8c9d0e1f', number: 'F-2026-0117' },
    },
    alsoOf: [],
    changesFile: true,
    history: [{ state: 'proposed', at: '2026-11-24T09:30:00.000Z', note: 'F-2026-0117' }],
  },
});

export const SupplierProposed = defineEvent({
  name: 'parties.supplier-proposed',
  version: 1,
  summary: 'An invoice came from a seller that no number names; a person says who it is.',
  aggregate: 'supplier-proposal',
  data: SupplierProposal,
  example: {
    proposalId: 'spr_3e0c7c3e-8a54-8b1e-9d55-0f6a3c1b2d4e',
    intakeId: 'itk_0b7e6d1c-2f3a-8c4d-9e5f-6a7b8c9d0e1f',
    invoiceNumber: 'F-2026-0117',
    seller: { name: 'Verrerie du Rhine SAS', vatNumber: 'FR63000100024', country: 'FR' },
    candidates: [{ partyId, name: 'Verrerie du Rhône SAS', why: ['near-name'] }],
    state: 'open',
    proposedAt: '2026-11-24T09:30:00.000Z',
  },
});
