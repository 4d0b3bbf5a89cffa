import * as z from 'zod';
import { command, defineTask } from '../../../../shared/contracts/task.ts';
import { AccountNumber, OwnAccount, OwnChart } from '../../domain/chart/chart.ts';
import { AccountNotOwn, AccountWithoutParent, BooksFull } from '../../domain/refusals.ts';

export const keepAccount = defineTask({
  id: 'ledger.keep-account',
  summary: 'Adds an account of the company’s own below an official one, or gives one another label',
  trigger: command('PUT', 'accounts/{account}'),
  input: z.strictObject({ account: AccountNumber, label: OwnAccount.shape.label }),
  output: OwnChart,
  refusals: [AccountNotOwn, AccountWithoutParent, BooksFull],
  access: { tables: { main: 'write' } },
  role: 'accountant',
  failureImpact: 'The chart of accounts cannot be refined.',
  example: { account: '6061001', label: 'Eau de l’atelier' },
});
