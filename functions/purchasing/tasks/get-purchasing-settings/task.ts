import * as z from 'zod';
import { defineTask, query } from '../../../../shared/contracts/task.ts';
import { PurchasingSettings } from '../../domain/settings.ts';

export const getPurchasingSettings = defineTask({
  id: 'purchasing.get-purchasing-settings',
  summary: 'Tolerances, cost centres and coding rules: every version, newest first',
  trigger: query('settings'),
  input: z.strictObject({}),
  output: PurchasingSettings.extend({ version: z.number().int() }),
  refusals: [],
  access: { tables: { main: 'read' } },
  role: 'auditor',
  failureImpact: 'Nobody sees by which tolerances and rules documents are judged.',
});
