import { defineArea } from '../../shared/contracts/area.ts';
import { EntryValidated } from './public.ts';
import { changeDraft } from './tasks/change-draft/task.ts';
import { changePeriod } from './tasks/change-period/task.ts';
import { discardDraft } from './tasks/discard-draft/task.ts';
import { draftEntry } from './tasks/draft-entry/task.ts';
import { exportFec } from './tasks/export-fec/task.ts';
import { getBooks } from './tasks/get-books/task.ts';
import { getEntry } from './tasks/get-entry/task.ts';
import { getPostingRules } from './tasks/get-posting-rules/task.ts';
import { getTrialBalance } from './tasks/get-trial-balance/task.ts';
import { keepAccount } from './tasks/keep-account/task.ts';
import { keepAuxiliary } from './tasks/keep-auxiliary/task.ts';
import { keepBalances } from './tasks/keep-balances/task.ts';
import { keepJournal } from './tasks/keep-journal/task.ts';
import { listAccountLines } from './tasks/list-account-lines/task.ts';
import { listAccounts } from './tasks/list-accounts/task.ts';
import { listAuxiliaries } from './tasks/list-auxiliaries/task.ts';
import { listDrafts } from './tasks/list-drafts/task.ts';
import { listFecExports } from './tasks/list-fec-exports/task.ts';
import { listJournal } from './tasks/list-journal/task.ts';
import { openBooks } from './tasks/open-books/task.ts';
import { openFiscalYear } from './tasks/open-fiscal-year/task.ts';
import { postSupplierInvoice } from './tasks/post-supplier-invoice/task.ts';
import { reverseEntry } from './tasks/reverse-entry/task.ts';
import { setPostingRules } from './tasks/set-posting-rules/task.ts';
import { signCheckpoints } from './tasks/sign-checkpoints/task.ts';
import { validateEntries } from './tasks/validate-entries/task.ts';
import { verifySeries } from './tasks/verify-series/task.ts';

export const ledger = defineArea({
  id: 'ledger',
  title: { fr: 'Comptabilité', en: 'Accounting' },
  summary: 'The books: entries from draft to the validated, chained journal, balances, the FEC.',
  tables: ['main', 'records'],
  tasks: [
    openBooks,
    openFiscalYear,
    keepJournal,
    changePeriod,
    getBooks,
    keepAccount,
    listAccounts,
    keepAuxiliary,
    listAuxiliaries,
    setPostingRules,
    getPostingRules,
    postSupplierInvoice,
    draftEntry,
    changeDraft,
    discardDraft,
    listDrafts,
    validateEntries,
    getEntry,
    reverseEntry,
    listJournal,
    keepBalances,
    getTrialBalance,
    listAccountLines,
    signCheckpoints,
    verifySeries,
    exportFec,
    listFecExports,
  ],
  workflows: [],
  events: [EntryValidated],
});
