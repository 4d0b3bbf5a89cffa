import * as z from 'zod';
import { defineTask, endpoint } from '../../../../shared/contracts/task.ts';
import { SessionRefused } from '../../domain/refusals.ts';

export const AccessToken = z
  .object({ accessToken: z.string(), expiresIn: z.number().int() })
  .meta({ id: 'AccessToken' });

export const openSession = defineTask({
  id: 'identity.open-session',
  summary: 'Exchanges the code of a sign-in for a session; the refresh token stays in a cookie that no script can read',
  trigger: endpoint('POST', 'session'),
  input: z.strictObject({ code: z.string().min(1).max(2048), codeVerifier: z.string().min(43).max(128) }),
  output: AccessToken,
  refusals: [SessionRefused],
  access: { identityProvider: 'exchange' },
  perSecond: 20,
  failureImpact: 'Nobody can sign in to the console.',
  example: {
    code: '4f0c6a1e-2b7d-4c1f-9b8a-6d5e4f3a2b1c',
    codeVerifier: 'dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk',
  },
});
