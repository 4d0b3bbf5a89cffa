import * as z from 'zod';
import { defineTask, query } from '../../../../shared/contracts/task.ts';
import { Party, PartyId } from '../../domain/party.ts';
import { PartyNotFound } from '../../domain/refusals.ts';

export const getParty = defineTask({
  id: 'parties.get-party',
  summary: 'One customer or supplier',
  trigger: query('parties/{partyId}'),
  input: z.strictObject({ partyId: PartyId }),
  output: Party.extend({ version: z.number().int() }),
  refusals: [PartyNotFound],
  access: { tables: { main: 'read' } },
  role: 'auditor',
  failureImpact: 'A supplier or customer cannot be looked at.',
});
