import { replace } from '../../../../shared/aws/entity.ts';
import { Refusal, refuse } from '../../../../shared/kernel/refusal.ts';
import { decided, defineCommand, type Reading, raise } from '../../../../shared/runtime/use-case.ts';
import { BankAccountRecord } from '../../data/bank-account.ts';
import { PartyRecord } from '../../data/party.ts';
import { happened } from '../../domain/bank-account.ts';
import { calledBack } from '../../domain/call-back.ts';
import { BankAccountInState, BankAccountNotFound, PartyMerged } from '../../domain/refusals.ts';
import { SupplierBankAccountChanged } from '../../public.ts';
import { confirmBankAccount } from './task.ts';

export const useCase = defineCommand(confirmBankAccount, {
  reads: ({ accountId }, { scope }) => ({ subject: BankAccountRecord.key(scope, accountId) }),
  // Its party is written under the version that is read here: two who confirm, or change the file, at once cannot both.
  async fetch(_input, { subject }, { read }: Reading, { scope }) {
    return subject && (await read.get(PartyRecord.key(scope, subject.data.partyId)));
  },
  decide({ accountId, calledNumber, spokeWith }, { subject }, { actor, now }, party) {
    if (!subject || !party) return refuse(BankAccountNotFound, { accountId });
    const { state, iban, proposed } = subject.data;
    if (state !== 'proposed') return refuse(BankAccountInState, { state });
    const { mergedInto, confirmedAccounts = [] } = party.data;
    if (mergedInto) return refuse(PartyMerged, { partyId: mergedInto });
    const phone = calledBack(subject.data, party.data, actor, calledNumber);
    if (phone instanceof Refusal) return phone;
    const account = happened(subject.data, {
      state: 'confirmed',
      at: now,
      by: actor.id,
      name: actor.name,
      callBack: { number: phone.number, knownSince: phone.since, spokeWith },
    });
    const write = replace(subject, account);
    const others = confirmedAccounts.filter((one) => one.accountId !== accountId);
    const { person } = proposed;
    const confirmed = [...others, { accountId, iban, ...(person && { proposedBy: person.by }) }];
    return decided(account, {
      writes: [write, replace(party, { ...party.data, confirmedAccounts: confirmed })],
      events: [raise(SupplierBankAccountChanged, write, account)],
    });
  },
});
