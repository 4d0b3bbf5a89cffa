/** What the model of approvals runs: the use cases themselves, bundled so that a mistake can be planted in them. */

export { ApprovalSettingsRecord } from '../../functions/purchasing/data/approval.ts';
export { IntakeRecord, SupplierInvoiceRecord } from '../../functions/purchasing/data/intake.ts';
export { approvalsAsked } from '../../functions/purchasing/domain/approval/evaluate.ts';
export { useCase as advance } from '../../functions/purchasing/tasks/advance-invoice/advance-invoice.ts';
export { useCase as declareSingleApprover } from '../../functions/purchasing/tasks/declare-single-approver/declare-single-approver.ts';
export { useCase as draftPolicy } from '../../functions/purchasing/tasks/draft-approval-policy/draft-approval-policy.ts';
export { useCase as putInForce } from '../../functions/purchasing/tasks/put-approval-policy-in-force/put-approval-policy-in-force.ts';
export { useCase as releasePayments } from '../../functions/purchasing/tasks/release-payments/release-payments.ts';
export { HumanTaskRecord } from '../../functions/work/data/human-task.ts';
export { useCase as claimTask } from '../../functions/work/tasks/claim-human-task/claim-human-task.ts';
export { useCase as decideTask } from '../../functions/work/tasks/decide-human-task/decide-human-task.ts';
export { useCase as declareAbsence } from '../../functions/work/tasks/declare-absence/declare-absence.ts';
export { useCase as followUp } from '../../functions/work/tasks/follow-up-human-tasks/follow-up-human-tasks.ts';
export { useCase as openTask } from '../../functions/work/tasks/open-human-task/open-human-task.ts';
export { useCase as releaseTask } from '../../functions/work/tasks/release-human-task/release-human-task.ts';
export { Refusal } from '../../shared/kernel/refusal.ts';
