import { create } from '../../../../shared/aws/entity.ts';
import { refuse } from '../../../../shared/kernel/refusal.ts';
import { decided, defineGroupCommand } from '../../../../shared/runtime/use-case.ts';
import { MailAddressRecord } from '../../data/mail.ts';
import { MailAddressTaken } from '../../domain/refusals.ts';
import { declareMailAddress } from './task.ts';

/** An address is given once: what was sent to it must not be another company's tomorrow. */
export const useCase = defineGroupCommand(declareMailAddress, {
  reads: ({ address }, { scope }) => ({ subject: MailAddressRecord.key(scope, address) }),
  decide(owner, { subject }, { scope }) {
    if (subject && subject.data.companyId !== owner.companyId)
      return refuse(MailAddressTaken, { address: owner.address, companyId: subject.data.companyId });
    return decided(owner, { writes: subject ? [] : [create(MailAddressRecord, scope, owner)] });
  },
});
