import { replace } from '../../../../shared/aws/entity.ts';
import { refuse } from '../../../../shared/kernel/refusal.ts';
import { decided, defineCommand, raise } from '../../../../shared/runtime/use-case.ts';
import { BankAccountRecord } from '../../data/bank-account.ts';
import { happened } from '../../domain/bank-account.ts';
import { BankAccountInState, BankAccountNotFound } from '../../domain/refusals.ts';
import { SupplierBankAccountChanged } from '../../public.ts';
import { refuseBankAccount } from './task.ts';

export const useCase = defineCommand(refuseBankAccount, {
  reads: ({ accountId }, { scope }) => ({ subject: BankAccountRecord.key(scope, accountId) }),
  decide({ accountId, reason }, { subject }, { actor, now }) {
    if (!subject) return refuse(BankAccountNotFound, { accountId });
    const { state } = subject.data;
    if (state !== 'proposed') return refuse(BankAccountInState, { state });
    const by = { by: actor.id, name: actor.name, at: now };
    const account = happened(subject.data, { state: 'refused', ...by, note: reason });
    const write = replace(subject, account);
    return decided(account, { writes: [write], events: [raise(SupplierBankAccountChanged, write, account)] });
  },
});
