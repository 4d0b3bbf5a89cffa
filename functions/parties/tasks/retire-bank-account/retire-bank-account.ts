import { replace } from '../../../../shared/aws/entity.ts';
import { refuse } from '../../../../shared/kernel/refusal.ts';
import { decided, defineCommand, type Reading, raise } from '../../../../shared/runtime/use-case.ts';
import { BankAccountRecord } from '../../data/bank-account.ts';
import { PartyRecord } from '../../data/party.ts';
import { happened } from '../../domain/bank-account.ts';
import { BankAccountInState, BankAccountNotFound } from '../../domain/refusals.ts';
import { SupplierBankAccountChanged } from '../../public.ts';
import { retireBankAccount } from './task.ts';

export const useCase = defineCommand(retireBankAccount, {
  reads: ({ accountId }, { scope }) => ({ subject: BankAccountRecord.key(scope, accountId) }),
  async fetch(_input, { subject }, { read }: Reading, { scope }) {
    return subject && (await read.get(PartyRecord.key(scope, subject.data.partyId)));
  },
  decide({ accountId, reason }, { subject }, { actor, now }, party) {
    if (!subject || !party) return refuse(BankAccountNotFound, { accountId });
    const { state } = subject.data;
    if (state !== 'confirmed') return refuse(BankAccountInState, { state });
    const by = { by: actor.id, name: actor.name, at: now };
    const account = happened(subject.data, { state: 'retired', ...by, note: reason });
    const write = replace(subject, account);
    const confirmedAccounts = party.data.confirmedAccounts?.filter((one) => one.accountId !== accountId);
    return decided(account, {
      writes: [write, replace(party, { ...party.data, confirmedAccounts })],
      events: [raise(SupplierBankAccountChanged, write, account)],
    });
  },
});
