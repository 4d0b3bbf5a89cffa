import { refuse } from '../../../../shared/kernel/refusal.ts';
import { defineQuery } from '../../../../shared/runtime/use-case.ts';
import { PartyRecord } from '../../data/party.ts';
import { PartyNotFound } from '../../domain/refusals.ts';
import { getParty } from './task.ts';

export const useCase = defineQuery(getParty, async ({ partyId }, { scope }, { read }) => {
  const party = await read.get(PartyRecord.key(scope, partyId));
  return party ? { ...party.data, version: party.version } : refuse(PartyNotFound, { partyId });
});
