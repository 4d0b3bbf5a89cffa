import * as z from 'zod';
import { command, defineTask } from '../../../../shared/contracts/task.ts';
import { PhoneNumber } from '../../domain/numbers.ts';
import { Party, PartyId, PHONE_SOURCES, partyIdentity } from '../../domain/party.ts';
import { ProposalId } from '../../domain/proposal.ts';
import {
  LooksLikeAnother,
  NumbersDisagree,
  PartyExists,
  PartyWithoutNumber,
  ProposalNotFound,
  ProposalSettled,
  WrongVatNumber,
} from '../../domain/refusals.ts';

export const registerParty = defineTask({
  id: 'parties.register-party',
  summary: 'Puts a customer or supplier on file under its numbers; one that looks like a known party only on request',
  trigger: command('POST', 'parties'),
  input: z.strictObject({
    ...partyIdentity,
    roles: Party.shape.roles,
    phone: z.strictObject({ number: PhoneNumber, source: z.enum(PHONE_SOURCES) }).optional(),
    /** The proposal that it settles: the seller of that invoice is this party. */
    proposalId: ProposalId.optional(),
    /** Known parties that it resembles and is not. */
    distinctFrom: z.array(PartyId).max(20).default([]),
  }),
  output: Party,
  refusals: [
    PartyExists,
    PartyWithoutNumber,
    WrongVatNumber,
    NumbersDisagree,
    LooksLikeAnother,
    ProposalNotFound,
    ProposalSettled,
  ],
  access: { tables: { main: 'write' } },
  role: 'clerk',
  failureImpact: 'New suppliers and customers cannot be registered.',
  example: {
    name: 'Verrerie du Rhône SAS',
    roles: ['supplier'],
    siren: '000100016',
    vatNumber: 'FR39000100016',
    country: 'FR',
    phone: { number: '+33472000000', source: 'contract' },
  },
});
