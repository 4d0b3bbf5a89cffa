import * as z from 'zod';
import { command, defineTask } from '../../../../shared/contracts/task.ts';
import { BankAccount } from '../../domain/bank-account.ts';
import { Bic, Iban } from '../../domain/numbers.ts';
import { PartyId } from '../../domain/party.ts';
import { BankAccountInState, PartyMerged, PartyNotFound } from '../../domain/refusals.ts';
import { SupplierBankAccountChanged } from '../../public.ts';

export const proposeBankAccount = defineTask({
  id: 'parties.propose-bank-account',
  summary: 'Proposes a bank account of a supplier; nothing is paid to it before another person has confirmed it',
  trigger: command('POST', 'parties/{partyId}/bank-accounts'),
  input: z.strictObject({ partyId: PartyId, iban: Iban, bic: Bic.optional() }),
  output: BankAccount,
  refusals: [PartyNotFound, PartyMerged, BankAccountInState],
  access: { tables: { main: 'write' }, publishes: [SupplierBankAccountChanged] },
  role: 'clerk',
  failureImpact: 'Bank accounts of suppliers cannot be entered.',
  example: { partyId: 'pty_7a0c7c3e-8a54-8b1e-9d55-0f6a3c1b2d4e', iban: 'FR7630006000011234567890189' },
});
