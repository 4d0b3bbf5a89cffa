import * as z from 'zod';
import { LocalDate } from '../../../shared/kernel/dates.ts';
import { MoneyText } from '../../../shared/kernel/money.ts';

/** An exact decimal as the invoice writes it: quantities, unit prices, rates. */
const Decimal = z.string().regex(/^-?\d+(\.\d+)?$/);

/** A line of a supplier's invoice (BG-25), as it was read: what a faulty invoice leaves out is left out here. */
export const InvoiceLine = z
  .object({
    /** BT-126; its place in the invoice, from 1, where it has none. */
    line: z.string(),
    /** BT-153 */
    name: z.string().optional(),
    /** BT-154 */
    description: z.string().optional(),
    /** BT-155 */
    sellersItem: z.string().optional(),
    /** BT-129 and BT-130 (UN/ECE Recommendation 20) */
    quantity: Decimal.optional(),
    unit: z.string().optional(),
    /** BT-146 */
    unitPrice: Decimal.optional(),
    /** BT-131, without VAT */
    netAmount: MoneyText.optional(),
    /** BT-151 (UNTDID 5305) and BT-152, in percent */
    vatCategory: z.string().optional(),
    vatRate: Decimal.optional(),
    /** BT-132 */
    orderLine: z.string().optional(),
    /** BT-133 */
    accountingReference: z.string().optional(),
    /** BG-26 */
    period: z.object({ start: LocalDate.optional(), end: LocalDate.optional() }).optional(),
  })
  .meta({ id: 'SupplierInvoiceLine' });
export type InvoiceLine = z.infer<typeof InvoiceLine>;

/** VAT of one category and rate (BG-23). */
export const InvoiceVat = z
  .object({
    /** BT-118 (UNTDID 5305) and BT-119, in percent */
    category: z.string(),
    rate: Decimal.optional(),
    /** BT-116 */
    taxable: MoneyText,
    /** BT-117 */
    tax: MoneyText,
    /** BT-120 or BT-121 */
    exemption: z.string().optional(),
  })
  .meta({ id: 'SupplierInvoiceVat' });
export type InvoiceVat = z.infer<typeof InvoiceVat>;

/** More lines than these are kept as a document of their own, so that a record stays small. */
export const MAX_LINES_ON_RECORD = 100;
