import { BankAccountRecord } from '../../functions/parties/data/bank-account.ts';
import { PartyNumberRecord, PartyRecord } from '../../functions/parties/data/party.ts';
import { ProposalRecord } from '../../functions/parties/data/proposal.ts';
import { type BankAccount, proposed } from '../../functions/parties/domain/bank-account.ts';
import { bankAccountIdOf, proposalIdOf } from '../../functions/parties/domain/ids.ts';
import type { Doer, Party } from '../../functions/parties/domain/party.ts';
import type { SupplierProposal } from '../../functions/parties/domain/proposal.ts';
import { derivedId } from '../../shared/kernel/ids.ts';
import { NOW, stored } from './use-case.ts';

export const partyId = derivedId('pty', 'test');

/** A number of no company: right by its check digits, in a block that no register attributes. */
export const SIREN = '000100016';
export const VAT = 'FR39000100016';
/** Accounts at a bank code that no bank has. */
export const IBAN = 'FR7600000000010000000010170';
export const OTHER_IBAN = 'FR7600000000010000000066624';
export const PHONE = '+33472000000';

export const ines: Doer = { by: 'user_ines', name: 'Ines Marchal', roles: ['clerk'], at: '2026-01-05T09:00:00.000Z' };

export const glassworks: Party = {
  partyId,
  name: 'Verrerie du Rhône',
  roles: ['supplier'],
  vatNumber: VAT,
  siren: SIREN,
  country: 'FR',
};

/** Entered by a clerk long ago, with a number that was known then. */
export const onFile: Party = {
  ...glassworks,
  entered: ines,
  phones: [{ number: PHONE, source: 'contract', by: ines.by, name: ines.name, since: ines.at }],
};

/** An invoice brought it. */
export const account: BankAccount = proposed(
  undefined,
  {
    accountId: bankAccountIdOf(partyId, OTHER_IBAN),
    partyId,
    supplierName: glassworks.name,
    iban: OTHER_IBAN,
    alsoOf: [],
    changesFile: true,
  },
  { at: NOW, invoice: { intakeId: derivedId('itk', 'test'), number: 'F-1' } },
);

export const proposal: SupplierProposal = {
  proposalId: proposalIdOf('itk_1'),
  intakeId: 'itk_1',
  invoiceNumber: 'F-1',
  seller: { name: 'Verrerie du Rhine', country: 'FR' },
  candidates: [{ partyId, name: glassworks.name, why: ['near-name'] }],
  state: 'open',
  proposedAt: NOW,
};

export const storedParty = (party: Party, version = 1) => stored(PartyRecord, party, { version });
export const storedNumber = (number: string, { partyId, name }: Party = glassworks) =>
  stored(PartyNumberRecord, { number, partyId, name });
export const storedAccount = (data: BankAccount, version = 1) => stored(BankAccountRecord, data, { version });
export const storedProposal = (data: SupplierProposal, version = 1) => stored(ProposalRecord, data, { version });
