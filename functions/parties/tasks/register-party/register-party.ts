import { create, replace } from '../../../../shared/aws/entity.ts';
import { Refusal, refuse } from '../../../../shared/kernel/refusal.ts';
import { decided, defineCommand, type Reading } from '../../../../shared/runtime/use-case.ts';
import { partiesAlike, tracesOf } from '../../data/look-alikes.ts';
import { identifierKey, PartyNumberRecord, PartyRecord, PartyTraceRecord, sirenKey, vatKey } from '../../data/party.ts';
import { ProposalRecord } from '../../data/proposal.ts';
import { candidatesOf } from '../../domain/match.ts';
import { sirenIn } from '../../domain/numbers.ts';
import {
  LooksLikeAnother,
  NumbersDisagree,
  PartyExists,
  PartyWithoutNumber,
  ProposalNotFound,
  ProposalSettled,
  WrongVatNumber,
} from '../../domain/refusals.ts';
import { isVatNumber } from '../../domain/vat-check.ts';
import { registerParty } from './task.ts';

export const useCase = defineCommand(registerParty, {
  async gather(input, { read }: Reading, { scope }) {
    const { name, country, address, vatNumber, siret, identifiers = [] } = input;
    if (vatNumber && !isVatNumber(vatNumber)) return refuse(WrongVatNumber, { vatNumber });
    for (const other of [{ vatNumber }, { siret }]) {
      const held = sirenIn(other);
      if (held && input.siren && held !== input.siren)
        return refuse(NumbersDisagree, { siren: input.siren, other: siret ?? vatNumber ?? '' });
    }
    const [alike, ...taken] = await Promise.all([
      partiesAlike(read, scope, { name, country, address }),
      ...identifiers.map((id) => read.get(PartyNumberRecord.key(scope, identifierKey(id, country)))),
    ]);
    return { alike, taken: taken.find((record) => record !== undefined)?.data };
  },
  reads: ({ vatNumber, siren, siret, proposalId }, { scope, newId }) => {
    const anySiren = siren ?? sirenIn({ vatNumber, siret });
    return {
      subject: PartyRecord.key(scope, newId('pty')),
      vat: vatNumber ? PartyNumberRecord.key(scope, vatKey(vatNumber)) : undefined,
      siren: anySiren ? PartyNumberRecord.key(scope, sirenKey(anySiren)) : undefined,
      proposal: proposalId ? ProposalRecord.key(scope, proposalId) : undefined,
    };
  },
  decide(input, state, { scope, newId, actor, now }, { alike, taken: takenIdentifier }) {
    const { phone, proposalId, distinctFrom, ...identity } = input;
    const { vatNumber, siret, identifiers = [], country, name } = identity;
    const siren = identity.siren ?? sirenIn({ vatNumber, siret });
    if (identity.roles.includes('supplier') && !vatNumber && !siren && identifiers.length === 0)
      return refuse(PartyWithoutNumber);
    const taken = state.vat?.data ?? state.siren?.data ?? takenIdentifier;
    if (taken) return refuse(PartyExists, { key: taken.number.replace(/^\w+:/, ''), partyId: taken.partyId });
    const others = candidatesOf({ name }, { byNumber: [], byTrace: alike, byIban: [] }).filter(
      ({ partyId }) => !distinctFrom.includes(partyId),
    );
    if (others.length > 0)
      return new Refusal(
        LooksLikeAnother,
        { names: others.map((other) => other.name).join(', ') },
        others.map((other) => ({ pointer: '/distinctFrom', detail: `${other.partyId} ${other.name}` })),
      );
    const { proposal } = state;
    if (proposalId && !proposal) return refuse(ProposalNotFound, { proposalId });
    if (proposal?.data.settled) return refuse(ProposalSettled, { name: proposal.data.settled.name });

    const partyId = newId('pty');
    const person = { by: actor.id, name: actor.name };
    const party = {
      ...identity,
      ...(siren && { siren }),
      partyId,
      entered: { ...person, roles: [...actor.roles], at: now },
      ...(phone && { phones: [{ ...phone, ...person, since: now }] }),
      ...(proposal?.data.checks && { checks: proposal.data.checks }),
    };
    const numbers = [
      ...(vatNumber ? [vatKey(vatNumber)] : []),
      ...(siren ? [sirenKey(siren)] : []),
      ...identifiers.map((identifier) => identifierKey(identifier, country)),
    ];
    const settled = { state: 'settled' as const, settled: { partyId, ...person, at: now } };
    return decided(party, {
      writes: [
        create(PartyRecord, scope, party),
        ...numbers.map((number) => create(PartyNumberRecord, scope, { number, partyId, name })),
        ...tracesOf(party).map((trace) => create(PartyTraceRecord, scope, { trace, partyId, name })),
        ...(proposal ? [replace(proposal, { ...proposal.data, ...settled })] : []),
      ],
    });
  },
});
