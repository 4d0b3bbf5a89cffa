import * as z from 'zod';
import { command, defineTask } from '../../../../shared/contracts/task.ts';
import { LocalDate } from '../../../../shared/kernel/dates.ts';
import { PostingRules, purchaseRules } from '../../domain/posting/rules.ts';

export const setPostingRules = defineTask({
  id: 'ledger.set-posting-rules',
  summary: 'Decides from a day on how approved supplier invoices are posted; earlier versions are kept',
  trigger: command('POST', 'posting-rules', { ifMatch: true }),
  input: z.strictObject({ validFrom: LocalDate, ...purchaseRules }),
  output: PostingRules,
  refusals: [],
  access: { tables: { main: 'write' } },
  role: 'accountant',
  failureImpact: 'The rules by which invoices are posted cannot be changed.',
  example: {
    validFrom: '2026-12-01',
    journal: 'AC',
    supplier: '401',
    supplierOfAssets: '404',
    deposit: '4091',
    deductibleVat: '44566',
    deductibleVatOnAssets: '44562',
    selfAssessed: [{ category: 'K', seller: 'eu', rate: '20', due: '4452' }],
  },
});
