import * as z from 'zod';
import { LocalDate } from '../../../shared/kernel/dates.ts';
import { compare } from '../../../shared/standards/en16931/decimal.ts';
import { exact } from './exact.ts';
import { SupplierInvoice } from './supplier-invoice.ts';

const Amount = z
  .string()
  .regex(/^-?\d{1,15}(\.\d{1,4})?$/)
  .meta({ examples: ['1200.00'] });

/** Which invoices a list has; what is left out does not matter. Bounds are included. */
export const InvoiceFilter = z.strictObject({
  state: SupplierInvoice.shape.state.optional(),
  supplier: z.string().max(80).optional().meta({ description: 'The supplier’s `partyId`.' }),
  issuedFrom: LocalDate.optional(),
  issuedUntil: LocalDate.optional(),
  dueFrom: LocalDate.optional(),
  dueUntil: LocalDate.optional(),
  totalFrom: Amount.optional().meta({ description: 'Total with VAT, in whatever currency the invoice has.' }),
  totalUntil: Amount.optional(),
});
export type InvoiceFilter = z.infer<typeof InvoiceFilter>;

/** Bounds that leave nothing between them are a mistake of whoever asks. */
export const inOrder = ({ issuedFrom = '', issuedUntil = '9' }: InvoiceFilter): boolean => issuedFrom <= issuedUntil;

/** What a list says of an invoice. */
export const ListedInvoice = SupplierInvoice.pick({
  invoiceId: true,
  intakeId: true,
  number: true,
  typeCode: true,
  issueDate: true,
  dueDate: true,
  seller: true,
  supplier: true,
  orderReference: true,
  totalWithoutVat: true,
  totalVat: true,
  totalWithVat: true,
  amountDue: true,
  state: true,
})
  .extend({
    seller: SupplierInvoice.shape.seller.pick({ name: true, vatNumber: true, siren: true }),
    supplier: z.object({ partyId: z.string(), name: z.string() }).optional(),
  })
  .meta({ id: 'ListedInvoice' });
export type ListedInvoice = z.infer<typeof ListedInvoice>;

/** Unknown members go with the schema: a list is no place for lines and addresses. */
export const listed = (invoice: SupplierInvoice): ListedInvoice => ListedInvoice.parse(invoice);

/** What the indexes do not sort by. */
export function holds(
  { state, dueFrom, dueUntil, totalFrom, totalUntil }: InvoiceFilter,
  invoice: Pick<SupplierInvoice, 'state' | 'dueDate' | 'totalWithVat'>,
): boolean {
  const { dueDate, totalWithVat } = invoice;
  return (
    (state === undefined || invoice.state === state) &&
    (dueFrom === undefined || (dueDate !== undefined && dueDate >= dueFrom)) &&
    (dueUntil === undefined || (dueDate !== undefined && dueDate <= dueUntil)) &&
    (totalFrom === undefined || compare(exact(totalWithVat.amount), exact(totalFrom)) >= 0) &&
    (totalUntil === undefined || compare(exact(totalWithVat.amount), exact(totalUntil)) <= 0)
  );
}
