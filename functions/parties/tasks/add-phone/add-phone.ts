import { replace } from '../../../../shared/aws/entity.ts';
import { refuse } from '../../../../shared/kernel/refusal.ts';
import { decided, defineCommand } from '../../../../shared/runtime/use-case.ts';
import { PartyRecord } from '../../data/party.ts';
import { PartyMerged, PartyNotFound, PhoneKnown } from '../../domain/refusals.ts';
import { addPhone } from './task.ts';

/** A number that is on file keeps the moment since when: to enter it again makes it neither older nor newer. */
export const useCase = defineCommand(addPhone, {
  reads: ({ partyId }, { scope }) => ({ subject: PartyRecord.key(scope, partyId) }),
  decide({ partyId, number, source }, { subject }, { actor, now }) {
    if (!subject) return refuse(PartyNotFound, { partyId });
    const { mergedInto, phones = [] } = subject.data;
    if (mergedInto) return refuse(PartyMerged, { partyId: mergedInto });
    const known = phones.find((phone) => phone.number === number);
    if (known) return refuse(PhoneKnown, { number, since: known.since.slice(0, 10) });
    const phone = { number, source, by: actor.id, name: actor.name, since: now };
    const party = { ...subject.data, phones: [phone, ...phones].slice(0, 20) };
    return decided(party, { writes: [replace(subject, party)] });
  },
});
