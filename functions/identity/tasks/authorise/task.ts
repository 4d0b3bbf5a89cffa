import * as z from 'zod';
import { authoriser, defineTask } from '../../../../shared/contracts/task.ts';

export const authorise = defineTask({
  id: 'identity.authorise',
  summary: 'Checks the access token of every request and says who calls and with which roles in which company',
  trigger: authoriser(),
  input: z.undefined(),
  output: z.undefined(),
  refusals: [],
  access: { tables: { main: 'read' } },
  failureImpact: 'Nobody gets in: every call of every API is refused.',
});
