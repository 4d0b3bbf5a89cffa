import type * as z from 'zod';
import { create, type Key, replace } from '../../../../shared/aws/entity.ts';
import { Refusal, refuse } from '../../../../shared/kernel/refusal.ts';
import { decided, defineCommand, type Reading } from '../../../../shared/runtime/use-case.ts';
import { partiesAlike, tracesOf } from '../../data/look-alikes.ts';
import {
  identifierKey,
  type PartyNumber,
  PartyNumberRecord,
  PartyRecord,
  PartyTraceRecord,
  sirenKey,
  vatKey,
} from '../../data/party.ts';
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

type Input = z.infer<typeof registerParty.input>;
/** Who has a number already. */
type HolderOf = `holder of ${string}`;
const holderOf = (number: string): HolderOf => `holder of ${number}`;

export const useCase = defineCommand(registerParty, {
  async gather(input, { read }: Reading, { scope }) {
    const { name, country, address, vatNumber, siret } = input;
    if (vatNumber && !isVatNumber(vatNumber)) return refuse(WrongVatNumber, { vatNumber });
    for (const other of [{ vatNumber }, { siret }]) {
      const held = sirenIn(other);
      if (held && input.siren && held !== input.siren)
        return refuse(NumbersDisagree, { siren: input.siren, other: siret ?? vatNumber ?? '' });
    }
    return { alike: await partiesAlike(read, scope, { name, country, address }) };
  },
  reads: (input, { scope, newId }) => {
    const numbers = numbersOf(input).map((number) => [holderOf(number), PartyNumberRecord.key(scope, number)]);
    const keys = {
      subject: PartyRecord.key(scope, newId('pty')),
      proposal: input.proposalId ? ProposalRecord.key(scope, input.proposalId) : undefined,
    };
    return Object.assign(keys, Object.fromEntries(numbers) as Record<HolderOf, Key<PartyNumber>>);
  },
  decide(input, state, { scope, newId, actor, now }, { alike }) {
    const { phone, proposalId, distinctFrom, ...identity } = input;
    const { name } = identity;
    const siren = anySirenOf(identity);
    const numbers = numbersOf(identity);
    if (identity.roles.includes('supplier') && numbers.length === 0) return refuse(PartyWithoutNumber);
    const taken = numbers.map((number) => state[holderOf(number)]?.data).find((holder) => holder !== undefined);
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

const anySirenOf = ({ vatNumber, siren, siret }: Pick<Input, 'vatNumber' | 'siren' | 'siret'>): string | undefined =>
  siren ?? sirenIn({ vatNumber, siret });

/** Under what the party is found from now on. */
function numbersOf(input: Pick<Input, 'vatNumber' | 'siren' | 'siret' | 'identifiers' | 'country'>): string[] {
  const { vatNumber, identifiers = [], country } = input;
  const siren = anySirenOf(input);
  return [
    ...(vatNumber ? [vatKey(vatNumber)] : []),
    ...(siren ? [sirenKey(siren)] : []),
    ...identifiers.map((identifier) => identifierKey(identifier, country)),
  ];
}
