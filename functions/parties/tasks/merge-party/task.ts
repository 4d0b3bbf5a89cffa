import * as z from 'zod';
import { command, defineTask } from '../../../../shared/contracts/task.ts';
import { Party, PartyId } from '../../domain/party.ts';
import { MergedIntoItself, PartyMerged, PartyNotFound } from '../../domain/refusals.ts';

export const mergeParty = defineTask({
  id: 'parties.merge-party',
  summary: 'Replaces a duplicate by another party: its numbers lead there; its bank accounts stay behind',
  trigger: command('POST', 'parties/{partyId}/merge', { ifMatch: true }),
  input: z.strictObject({ partyId: PartyId, into: PartyId }),
  output: Party,
  refusals: [PartyNotFound, PartyMerged, MergedIntoItself],
  access: { tables: { main: 'write' } },
  role: 'accountant',
  failureImpact: 'Duplicates of suppliers stay on file.',
  example: { partyId: 'pty_7a0c7c3e-8a54-8b1e-9d55-0f6a3c1b2d4e', into: 'pty_1b0c7c3e-8a54-8b1e-9d55-0f6a3c1b2d4e' },
});
