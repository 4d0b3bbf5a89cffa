import * as z from 'zod';
import { command, defineTask } from '../../../../shared/contracts/task.ts';
import { Auxiliary } from '../../domain/entry.ts';

export const keepAuxiliary = defineTask({
  id: 'ledger.keep-auxiliary',
  summary: 'Gives a party its auxiliary account, or that another name',
  trigger: command('PUT', 'auxiliaries/{party}'),
  input: z.strictObject({
    party: z.string().regex(/^[A-Za-z0-9_-]{1,80}$/),
    name: z.string().trim().min(1).max(120),
  }),
  output: Auxiliary,
  refusals: [],
  access: { tables: { main: 'write' } },
  role: 'clerk',
  failureImpact: 'Entries cannot name a new party.',
  example: { party: 'pty_7a0c7c3e-8a54-8b1e-9d55-0f6a3c1b2d4e', name: 'Verrerie du Rhône SAS' },
});
