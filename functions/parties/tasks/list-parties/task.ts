import * as z from 'zod';
import { pageInput, pageOf } from '../../../../shared/contracts/paging.ts';
import { defineTask, query } from '../../../../shared/contracts/task.ts';
import { Party } from '../../domain/party.ts';

export const listParties = defineTask({
  id: 'parties.list-parties',
  summary: 'Customers and suppliers by name; by the beginning of a name, or by a number',
  trigger: query('parties'),
  input: z.strictObject({
    ...pageInput,
    name: z.string().min(1).max(100).optional().meta({ description: 'What the name begins with.' }),
    number: z.string().min(2).max(50).optional().meta({
      description: 'A whole VAT number, SIREN, SIRET, IBAN or other number; with it `name` is not looked at.',
    }),
  }),
  output: pageOf(Party),
  refusals: [],
  access: { tables: { main: 'read' } },
  role: 'auditor',
  failureImpact: 'Suppliers and customers cannot be listed.',
});
