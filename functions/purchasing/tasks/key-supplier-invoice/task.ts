import * as z from 'zod';
import { command, defineTask } from '../../../../shared/contracts/task.ts';
import { IntakeId } from '../../domain/intake.ts';
import { KeyedInvoice } from '../../domain/keying.ts';
import { IntakeNotFound, InvoiceTakenIn, NotToKey, TotalsDoNotAdd } from '../../domain/refusals.ts';
import { SupplierInvoice } from '../../domain/supplier-invoice.ts';

export const keySupplierInvoice = defineTask({
  id: 'purchasing.key-supplier-invoice',
  summary: 'Keeps what a person typed of an invoice that no machine can read, when its totals add up',
  trigger: command('PUT', 'intakes/{intakeId}/keyed-invoice', { ifMatch: true }),
  input: z.strictObject({ intakeId: IntakeId, ...KeyedInvoice.shape }),
  output: SupplierInvoice,
  refusals: [IntakeNotFound, NotToKey, TotalsDoNotAdd, InvoiceTakenIn],
  access: { tables: { main: 'write' } },
  role: 'clerk',
  failureImpact: 'Scans and PDFs without data cannot be entered.',
  example: {
    intakeId: 'itk_0b7e6d1c-2f3a-8c4d-9e5f-6a7b8c9d0e1f',
    number: 'F-2026-0117',
    issueDate: '2026-11-20',
    seller: { name: 'Verrerie du Rhône', vatNumber: 'FR39000100016', country: 'FR' },
    lines: [{ name: 'Globes opale', netAmount: '1000.00', vatRate: '20' }],
    totalWithoutVat: '1000.00',
    totalVat: '200.00',
    totalWithVat: '1200.00',
  },
});
