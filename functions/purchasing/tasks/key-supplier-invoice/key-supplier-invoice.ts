import { put } from '../../../../shared/aws/entity.ts';
import { refuse } from '../../../../shared/kernel/refusal.ts';
import { decided, defineCommand } from '../../../../shared/runtime/use-case.ts';
import { IntakeRecord, SupplierInvoiceRecord } from '../../data/intake.ts';
import { claimAll, claimsIn, claimsLike, sameTakenIn } from '../../data/invoice-claims.ts';
import { eInvoiceDuty } from '../../domain/e-invoice-duty.ts';
import { invoiceIdOf } from '../../domain/invoice-id.ts';
import { keyedFacts } from '../../domain/keying.ts';
import { keyIn } from '../../domain/questions/key-in.ts';
import { IntakeNotFound, InvoiceTakenIn, NotToKey, TotalsDoNotAdd } from '../../domain/refusals.ts';
import { claimOf, nearDuplicates } from '../../domain/same-invoice.ts';
import { keySupplierInvoice } from './task.ts';

/** May be called again until the person says that it is all. The version to name is the invoice's: 0 before the first time. */
export const useCase = defineCommand(keySupplierInvoice, {
  reads: ({ intakeId, ...typed }, { scope }) => {
    const facts = keyedFacts(typed);
    return {
      subject: SupplierInvoiceRecord.key(scope, invoiceIdOf(intakeId)),
      file: IntakeRecord.key(scope, intakeId),
      ...(!('wrong' in facts) && claimsLike(scope, claimOf(intakeId, facts))),
    };
  },
  async fetch({ intakeId, ...typed }, claims, { read }, { scope }) {
    const facts = keyedFacts(typed);
    return 'wrong' in facts ? undefined : sameTakenIn(read, scope, claimOf(intakeId, facts), claims);
  },
  decide({ intakeId, ...typed }, { subject, file, ...claims }, { scope, actor, now }, same) {
    if (!file) return refuse(IntakeNotFound, { intakeId });
    const intake = file.data;
    if (!intake.toKey || intake.asked?.question !== keyIn.name) return refuse(NotToKey, { intakeId });
    const facts = keyedFacts(typed);
    if ('wrong' in facts) {
      const [first] = facts.wrong;
      return refuse(TotalsDoNotAdd, { printed: first?.printed ?? '', computed: first?.computed ?? '' });
    }
    if (same) {
      const { number, sellerName, issueDate } = same;
      return refuse(InvoiceTakenIn, { number, sellerName, issueDate });
    }
    const claim = claimOf(intakeId, facts);
    const near = nearDuplicates(claim, claimsIn(claims));
    const duty = eInvoiceDuty(facts.issueDate, facts.seller.country);
    const keyed = {
      ...facts,
      invoiceId: invoiceIdOf(intakeId),
      intakeId,
      keyed: { by: actor.id, name: actor.name, at: now },
      ...(duty && { eInvoiceDuty: duty }),
      ...(near.length > 0 && { nearDuplicates: near }),
      state: 'waiting' as const,
    };
    return decided(keyed, {
      writes: [put(SupplierInvoiceRecord, scope, subject, keyed), ...claimAll(scope, claim, claims)],
    });
  },
});
