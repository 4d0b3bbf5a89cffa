import * as z from 'zod';
import { command, defineTask } from '../../../../shared/contracts/task.ts';
import { PurchasingSettings, settingsContent } from '../../domain/settings.ts';

export const setPurchasingSettings = defineTask({
  id: 'purchasing.set-purchasing-settings',
  summary: 'Decides tolerances, cost centres and coding rules from a day on; earlier versions are kept',
  trigger: command('POST', 'settings', { ifMatch: true }),
  input: z.strictObject(settingsContent),
  output: PurchasingSettings,
  refusals: [],
  access: { tables: { main: 'write' } },
  role: 'accountant',
  failureImpact: 'Tolerances and coding rules cannot be changed.',
  example: {
    validFrom: '2026-12-01',
    tolerances: { quantity: '0', price: '2', amount: '5.00', overDelivery: '5' },
    costCentres: [{ code: 'ATELIER', name: 'Atelier de Lyon' }],
    rules: [{ supplier: '000100016', vatRate: '5.5', account: '6061' }],
  },
});
