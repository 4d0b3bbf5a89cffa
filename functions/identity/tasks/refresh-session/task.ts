import * as z from 'zod';
import { defineTask, endpoint } from '../../../../shared/contracts/task.ts';
import { SessionRefused } from '../../domain/refusals.ts';
import { AccessToken } from '../open-session/task.ts';

export const refreshSession = defineTask({
  id: 'identity.refresh-session',
  summary: 'Gives a new access token for the session in the cookie',
  trigger: endpoint('POST', 'session/refresh'),
  input: z.strictObject({}),
  output: AccessToken,
  refusals: [SessionRefused],
  access: { identityProvider: 'exchange' },
  perSecond: 50,
  failureImpact: 'People are signed out of the console after minutes.',
});
