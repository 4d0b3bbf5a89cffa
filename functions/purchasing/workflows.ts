import { defineWorkflow } from '../../shared/contracts/workflow.ts';

export const supplierInvoiceIntake = defineWorkflow({
  id: 'purchasing.supplier-invoice-intake',
  summary: 'From a file in the inbox to an approved or rejected supplier invoice',
  startedBy: 'inbox-object',
  failureImpact: 'A supplier’s file stands still until the resume job takes it up again.',
});

export const mailIntake = defineWorkflow({
  id: 'purchasing.mail-intake',
  summary: 'From a message in the inbox to the company it is for, and its files to their intakes',
  startedBy: 'mail-object',
  failureImpact: 'A supplier’s message stands still until the resume job takes it up again.',
});

export const platformExchange = defineWorkflow({
  id: 'purchasing.platform-exchange',
  summary: 'What is due goes out to an approved platform, what it has for the company comes in, page by page',
  failureImpact: 'Invoices and statuses wait at the approved platform until the next exchange.',
});
