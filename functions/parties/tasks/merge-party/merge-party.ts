import { replace, unchanged } from '../../../../shared/aws/entity.ts';
import { refuse } from '../../../../shared/kernel/refusal.ts';
import { decided, defineCommand, type Reading } from '../../../../shared/runtime/use-case.ts';
import { identifierKey, PartyNumberRecord, PartyRecord, sirenKey, vatKey } from '../../data/party.ts';
import { MergedIntoItself, PartyMerged, PartyNotFound } from '../../domain/refusals.ts';
import { mergeParty } from './task.ts';

/** Accounts are not taken over: who could merge a supplier into another would else redirect the other's payments. */
export const useCase = defineCommand(mergeParty, {
  reads: ({ partyId, into }, { scope }) => ({
    subject: PartyRecord.key(scope, partyId),
    target: PartyRecord.key(scope, into),
  }),
  async fetch(_input, { subject }, { read }: Reading, { scope }) {
    if (!subject) return [];
    const { vatNumber, siren, identifiers = [], country } = subject.data;
    const keys = [
      ...(vatNumber ? [vatKey(vatNumber)] : []),
      ...(siren ? [sirenKey(siren)] : []),
      ...identifiers.map((identifier) => identifierKey(identifier, country)),
    ];
    const numbers = await read.getAll(keys.map((key) => PartyNumberRecord.key(scope, key)));
    return numbers.filter((number) => number !== undefined);
  },
  decide({ partyId, into }, { subject, target }, _context, numbers) {
    if (partyId === into) return refuse(MergedIntoItself);
    if (!subject) return refuse(PartyNotFound, { partyId });
    if (!target) return refuse(PartyNotFound, { partyId: into });
    const merged = subject.data.mergedInto ?? target.data.mergedInto;
    if (merged) return refuse(PartyMerged, { partyId: merged });
    const duplicate = { ...subject.data, mergedInto: into };
    const { name } = target.data;
    return decided(duplicate, {
      writes: [
        replace(subject, duplicate),
        unchanged(target),
        ...numbers.map((number) => replace(number, { ...number.data, partyId: into, name })),
      ],
    });
  },
});
