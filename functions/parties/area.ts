import { defineArea } from '../../shared/contracts/area.ts';
import { SupplierBankAccountChanged, SupplierProposed } from './public.ts';
import { addPhone } from './tasks/add-phone/task.ts';
import { checkProposal } from './tasks/check-proposal/task.ts';
import { confirmBankAccount } from './tasks/confirm-bank-account/task.ts';
import { findSupplier } from './tasks/find-supplier/task.ts';
import { getBankAccount } from './tasks/get-bank-account/task.ts';
import { getParty } from './tasks/get-party/task.ts';
import { getProposal } from './tasks/get-proposal/task.ts';
import { listBankAccounts } from './tasks/list-bank-accounts/task.ts';
import { listParties } from './tasks/list-parties/task.ts';
import { listProposals } from './tasks/list-proposals/task.ts';
import { mergeParty } from './tasks/merge-party/task.ts';
import { proposeBankAccount } from './tasks/propose-bank-account/task.ts';
import { refuseBankAccount } from './tasks/refuse-bank-account/task.ts';
import { registerParty } from './tasks/register-party/task.ts';
import { retireBankAccount } from './tasks/retire-bank-account/task.ts';
import { settleProposal } from './tasks/settle-proposal/task.ts';

export const parties = defineArea({
  id: 'parties',
  title: { fr: 'Tiers', en: 'Parties' },
  summary: 'Customers and suppliers, known by their numbers, and the bank accounts that may be paid to.',
  tables: ['main'],
  tasks: [
    registerParty,
    getParty,
    listParties,
    addPhone,
    mergeParty,
    findSupplier,
    listProposals,
    getProposal,
    settleProposal,
    checkProposal,
    proposeBankAccount,
    confirmBankAccount,
    refuseBankAccount,
    retireBankAccount,
    getBankAccount,
    listBankAccounts,
  ],
  workflows: [],
  events: [SupplierBankAccountChanged, SupplierProposed],
});
