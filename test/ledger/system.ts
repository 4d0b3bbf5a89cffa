/** What the model of the books runs: runtime and use cases themselves, bundled so that a mistake can be planted in them. */
import { useCase as change } from '../../functions/ledger/tasks/change-draft/change-draft.ts';
import { changeDraft } from '../../functions/ledger/tasks/change-draft/task.ts';
import { useCase as period } from '../../functions/ledger/tasks/change-period/change-period.ts';
import { changePeriod } from '../../functions/ledger/tasks/change-period/task.ts';
import { useCase as discard } from '../../functions/ledger/tasks/discard-draft/discard-draft.ts';
import { discardDraft } from '../../functions/ledger/tasks/discard-draft/task.ts';
import { useCase as draft } from '../../functions/ledger/tasks/draft-entry/draft-entry.ts';
import { draftEntry } from '../../functions/ledger/tasks/draft-entry/task.ts';
import { useCase as reverse } from '../../functions/ledger/tasks/reverse-entry/reverse-entry.ts';
import { reverseEntry } from '../../functions/ledger/tasks/reverse-entry/task.ts';
import { validateEntries } from '../../functions/ledger/tasks/validate-entries/task.ts';
import { useCase as validate } from '../../functions/ledger/tasks/validate-entries/validate-entries.ts';

export const commands = {
  draft: { task: draftEntry, useCase: draft },
  change: { task: changeDraft, useCase: change },
  discard: { task: discardDraft, useCase: discard },
  validate: { task: validateEntries, useCase: validate },
  reverse: { task: reverseEntry, useCase: reverse },
  period: { task: changePeriod, useCase: period },
};

export { AuxiliaryRecord, BooksRecord, seriesKey, textKey } from '../../functions/ledger/data/books.ts';
export { useCase as trialBalance } from '../../functions/ledger/tasks/get-trial-balance/get-trial-balance.ts';
export { useCase as keepBalances } from '../../functions/ledger/tasks/keep-balances/keep-balances.ts';
export { keepBalances as keepBalancesTask } from '../../functions/ledger/tasks/keep-balances/task.ts';
export { useCase as verifySeries } from '../../functions/ledger/tasks/verify-series/verify-series.ts';
export { commandRecordOf, commandSort } from '../../shared/aws/command-record.ts';
export { create } from '../../shared/aws/entity.ts';
export { itemOf, keyItem } from '../../shared/aws/items.ts';
export { Reader } from '../../shared/aws/reader.ts';
export { Refusal } from '../../shared/kernel/refusal.ts';
export { companyScope } from '../../shared/kernel/scope.ts';
export { carryOut, positionOf } from '../../shared/runtime/carry-out.ts';
export { MemoryDatabase } from '../builders/memory-database.ts';
