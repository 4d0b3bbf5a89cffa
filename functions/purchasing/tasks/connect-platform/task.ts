import * as z from 'zod';
import { command, defineTask } from '../../../../shared/contracts/task.ts';
import { PlatformConnection } from '../../domain/platform/connection.ts';
import {
  PlatformAddressForbidden,
  PlatformDenied,
  PlatformUnreachable,
  TooManyPlatforms,
} from '../../domain/refusals.ts';

export const connectPlatform = defineTask({
  id: 'purchasing.connect-platform',
  summary:
    'Connects the company to its approved platform, in the place of the one before, which is listened to until what is under way has come',
  trigger: command('POST', 'platform-connections'),
  input: z.strictObject({
    name: z.string().min(1).max(100),
    /** Base of the flow service (XP Z12-013) and token endpoint (OAuth 2, client credentials). */
    url: z.url(),
    tokenUrl: z.url(),
    clientId: z.string().min(1).max(200),
    clientSecret: z.string().min(8).max(500).meta({ description: 'Kept encrypted; no answer ever shows it.' }),
    company: z.strictObject({ siren: z.string().regex(/^\d{9}$/), name: z.string().min(1).max(200) }),
  }),
  output: PlatformConnection,
  refusals: [PlatformAddressForbidden, PlatformUnreachable, PlatformDenied, TooManyPlatforms],
  access: { tables: { main: 'write' }, secrets: 'write', outside: ['approved-platform'] },
  role: 'administrator',
  perSecond: 2,
  failureImpact: 'A company cannot be connected to an approved platform, nor change it.',
  timeout: 29,
  example: {
    name: 'Plateforme du Midi',
    url: 'https://api.plateforme.example/flow-service',
    tokenUrl: 'https://auth.plateforme.example/token',
    clientId: 'brumaire',
    clientSecret: 'a-long-random-secret',
    company: { siren: '000100016', name: 'Brumaire Luminaires SAS' },
  },
});
