import { put } from '../../../../shared/aws/entity.ts';
import { refuse } from '../../../../shared/kernel/refusal.ts';
import { decided, defineCommand, raise } from '../../../../shared/runtime/use-case.ts';
import { BankAccountRecord, IbanRecord } from '../../data/bank-account.ts';
import { PartyRecord } from '../../data/party.ts';
import { proposed } from '../../domain/bank-account.ts';
import { bankAccountIdOf } from '../../domain/ids.ts';
import { BankAccountInState, PartyMerged, PartyNotFound } from '../../domain/refusals.ts';
import { SupplierBankAccountChanged } from '../../public.ts';
import { proposeBankAccount } from './task.ts';

/** One that was refused or retired may be proposed again: its history says so. */
export const useCase = defineCommand(proposeBankAccount, {
  reads: ({ partyId, iban }, { scope }) => ({
    subject: BankAccountRecord.key(scope, bankAccountIdOf(partyId, iban)),
    party: PartyRecord.key(scope, partyId),
    iban: IbanRecord.key(scope, iban),
  }),
  decide({ partyId, iban, bic }, { subject, party, iban: known }, { scope, actor, now }) {
    if (!party) return refuse(PartyNotFound, { partyId });
    const { name, mergedInto, confirmedAccounts = [] } = party.data;
    if (mergedInto) return refuse(PartyMerged, { partyId: mergedInto });
    const state = subject?.data.state;
    if (state === 'proposed' || state === 'confirmed') return refuse(BankAccountInState, { state });
    const others = (known?.data.holders ?? []).filter((holder) => holder.partyId !== partyId);
    const account = proposed(
      subject?.data,
      {
        accountId: bankAccountIdOf(partyId, iban),
        partyId,
        supplierName: name,
        iban,
        ...(bic && { bic }),
        alsoOf: others.slice(0, 20),
        changesFile: confirmedAccounts.length > 0,
      },
      { at: now, person: { by: actor.id, name: actor.name, roles: [...actor.roles], at: now } },
    );
    const write = put(BankAccountRecord, scope, subject, account);
    const holders = [...others, { partyId, name }].slice(-100);
    return decided(account, {
      writes: [write, put(IbanRecord, scope, known, { iban, holders })],
      events: [raise(SupplierBankAccountChanged, write, account)],
    });
  },
});
