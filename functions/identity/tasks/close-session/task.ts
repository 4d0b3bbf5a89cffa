import * as z from 'zod';
import { defineTask, endpoint } from '../../../../shared/contracts/task.ts';
import { SessionRefused } from '../../domain/refusals.ts';

export const closeSession = defineTask({
  id: 'identity.close-session',
  summary: 'Ends the session: its refresh token is revoked and the cookie removed',
  trigger: endpoint('DELETE', 'session'),
  input: z.strictObject({}),
  output: z.object({}),
  refusals: [SessionRefused],
  access: { identityProvider: 'exchange' },
  perSecond: 20,
  failureImpact: 'Sessions cannot be ended; they expire by themselves.',
});
