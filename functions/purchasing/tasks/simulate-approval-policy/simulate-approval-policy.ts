import { localDate } from '../../../../shared/kernel/dates.ts';
import { Refusal, refuse } from '../../../../shared/kernel/refusal.ts';
import { defineQuery } from '../../../../shared/runtime/use-case.ts';
import { ApprovalPolicyRecord, ApprovalSettingsRecord } from '../../data/approval.ts';
import { intakes, SupplierInvoiceRecord } from '../../data/intake.ts';
import { policyOn } from '../../domain/approval/policy.ts';
import { ApprovalPolicyNotFound } from '../../domain/approval/refusals.ts';
import { simulated } from '../../domain/approval/simulate.ts';
import { simulateApprovalPolicy } from './task.ts';

export const useCase = defineQuery(simulateApprovalPolicy, async ({ number, ...paging }, { scope, now }, { read }) => {
  const [policy, settings, page] = await Promise.all([
    read.get(ApprovalPolicyRecord.key(scope, String(number))),
    read.get(ApprovalSettingsRecord.key(scope, 'approval')),
    read.page(intakes(scope, undefined), paging),
  ]);
  if (!policy) return refuse(ApprovalPolicyNotFound, { number });
  if (page instanceof Refusal) return page;
  const applies = policyOn(settings?.data.policies ?? [], localDate(new Date(now), 'Europe/Paris'));
  const keys = page.items.flatMap(({ data: { invoiceId } }) =>
    invoiceId ? [SupplierInvoiceRecord.key(scope, invoiceId)] : [],
  );
  const invoices = await read.getAll(keys);
  return {
    applies: applies?.number ?? 0,
    items: invoices.flatMap((invoice) =>
      invoice ? [simulated(invoice.data, applies?.content, policy.data.content)] : [],
    ),
    ...(page.nextCursor && { nextCursor: page.nextCursor }),
  };
});
