import * as z from 'zod';
import { command, defineTask } from '../../../../shared/contracts/task.ts';
import { PhoneNumber } from '../../domain/numbers.ts';
import { Party, PartyId, PHONE_SOURCES } from '../../domain/party.ts';
import { PartyMerged, PartyNotFound, PhoneKnown } from '../../domain/refusals.ts';

export const addPhone = defineTask({
  id: 'parties.add-phone',
  summary: 'Puts a telephone number of a party on file, with where it was taken from; from now on it is known',
  trigger: command('POST', 'parties/{partyId}/phones'),
  input: z.strictObject({ partyId: PartyId, number: PhoneNumber, source: z.enum(PHONE_SOURCES) }),
  output: Party,
  refusals: [PartyNotFound, PartyMerged, PhoneKnown],
  access: { tables: { main: 'write' } },
  role: 'clerk',
  failureImpact: 'Telephone numbers of suppliers cannot be entered.',
  example: { partyId: 'pty_7a0c7c3e-8a54-8b1e-9d55-0f6a3c1b2d4e', number: '+33472000000', source: 'contract' },
});
