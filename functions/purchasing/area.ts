import { defineArea } from '../../shared/contracts/area.ts';
import {
  SupplierInvoiceApproved,
  SupplierInvoicePaymentChanged,
  SupplierInvoiceRejected,
  SupplierInvoiceTakenInCharge,
} from './public.ts';
import { adoptIntake } from './tasks/adopt-intake/task.ts';
import { advanceInvoice } from './tasks/advance-invoice/task.ts';
import { changeApprovalPolicy } from './tasks/change-approval-policy/task.ts';
import { changePurchaseOrder } from './tasks/change-purchase-order/task.ts';
import { closePurchaseOrder } from './tasks/close-purchase-order/task.ts';
import { codeSupplierInvoice } from './tasks/code-supplier-invoice/task.ts';
import { connectPlatform } from './tasks/connect-platform/task.ts';
import { countSupplierInvoice } from './tasks/count-supplier-invoice/task.ts';
import { declareMailAddress } from './tasks/declare-mail-address/task.ts';
import { declareSingleApprover } from './tasks/declare-single-approver/task.ts';
import { draftApprovalPolicy } from './tasks/draft-approval-policy/task.ts';
import { establishInvoiceStatus } from './tasks/establish-invoice-status/task.ts';
import { exchangeWithPlatform } from './tasks/exchange-with-platform/task.ts';
import { exportSupplierInvoices } from './tasks/export-supplier-invoices/task.ts';
import { getIntake } from './tasks/get-intake/task.ts';
import { getIntakeTimeline } from './tasks/get-intake-timeline/task.ts';
import { getInvoiceCoding } from './tasks/get-invoice-coding/task.ts';
import { getInvoiceLifecycle } from './tasks/get-invoice-lifecycle/task.ts';
import { getPurchaseOrder } from './tasks/get-purchase-order/task.ts';
import { getPurchasingSettings } from './tasks/get-purchasing-settings/task.ts';
import { getSupplierUse } from './tasks/get-supplier-use/task.ts';
import { getUpload } from './tasks/get-upload/task.ts';
import { importPurchaseOrders } from './tasks/import-purchase-orders/task.ts';
import { keySupplierInvoice } from './tasks/key-supplier-invoice/task.ts';
import { listApprovalPolicies } from './tasks/list-approval-policies/task.ts';
import { listIntakes } from './tasks/list-intakes/task.ts';
import { listMails } from './tasks/list-mails/task.ts';
import { listPlatformConnections } from './tasks/list-platform-connections/task.ts';
import { listPurchaseOrders } from './tasks/list-purchase-orders/task.ts';
import { listRelatedInvoices } from './tasks/list-related-invoices/task.ts';
import { listSingleApproverUses } from './tasks/list-single-approver-uses/task.ts';
import { listSingleApprovers } from './tasks/list-single-approvers/task.ts';
import { listSupplierInvoices } from './tasks/list-supplier-invoices/task.ts';
import { listUnsortedMails } from './tasks/list-unsorted-mails/task.ts';
import { listUploads } from './tasks/list-uploads/task.ts';
import { pollPlatforms } from './tasks/poll-platforms/task.ts';
import { putApprovalPolicyInForce } from './tasks/put-approval-policy-in-force/task.ts';
import { readInvoice } from './tasks/read-invoice/task.ts';
import { recordGoodsReceipt } from './tasks/record-goods-receipt/task.ts';
import { recordLifecycleStatus } from './tasks/record-lifecycle-status/task.ts';
import { registerPurchaseOrder } from './tasks/register-purchase-order/task.ts';
import { releaseOrder } from './tasks/release-order/task.ts';
import { releasePayments } from './tasks/release-payments/task.ts';
import { requestUpload } from './tasks/request-upload/task.ts';
import { resumeIntakes } from './tasks/resume-intakes/task.ts';
import { sendPurchaseOrder } from './tasks/send-purchase-order/task.ts';
import { setPurchasingSettings } from './tasks/set-purchasing-settings/task.ts';
import { simulateApprovalPolicy } from './tasks/simulate-approval-policy/task.ts';
import { sortMail } from './tasks/sort-mail/task.ts';
import { takeInFile } from './tasks/take-in-file/task.ts';
import { takeInMail } from './tasks/take-in-mail/task.ts';
import { mailIntake, platformExchange, supplierInvoiceIntake } from './workflows.ts';

export const purchasing = defineArea({
  id: 'purchasing',
  title: { fr: 'Achats', en: 'Purchasing' },
  summary: 'Supplier invoices from the file in the inbox to the approved invoice.',
  tables: ['main'],
  tasks: [
    draftApprovalPolicy,
    changeApprovalPolicy,
    putApprovalPolicyInForce,
    listApprovalPolicies,
    simulateApprovalPolicy,
    declareSingleApprover,
    listSingleApprovers,
    listSingleApproverUses,
    requestUpload,
    getUpload,
    listUploads,
    takeInFile,
    declareMailAddress,
    sortMail,
    takeInMail,
    listMails,
    listUnsortedMails,
    adoptIntake,
    readInvoice,
    keySupplierInvoice,
    advanceInvoice,
    resumeIntakes,
    listIntakes,
    listSupplierInvoices,
    exportSupplierInvoices,
    listRelatedInvoices,
    getIntake,
    getIntakeTimeline,
    countSupplierInvoice,
    getSupplierUse,
    codeSupplierInvoice,
    getInvoiceCoding,
    releaseOrder,
    releasePayments,
    registerPurchaseOrder,
    changePurchaseOrder,
    sendPurchaseOrder,
    closePurchaseOrder,
    recordGoodsReceipt,
    importPurchaseOrders,
    listPurchaseOrders,
    getPurchaseOrder,
    setPurchasingSettings,
    getPurchasingSettings,
    connectPlatform,
    listPlatformConnections,
    pollPlatforms,
    exchangeWithPlatform,
    getInvoiceLifecycle,
    recordLifecycleStatus,
    establishInvoiceStatus,
  ],
  workflows: [supplierInvoiceIntake, mailIntake, platformExchange],
  events: [
    SupplierInvoiceTakenInCharge,
    SupplierInvoiceApproved,
    SupplierInvoiceRejected,
    SupplierInvoicePaymentChanged,
  ],
});
