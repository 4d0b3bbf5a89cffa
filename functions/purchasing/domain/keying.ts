import * as z from 'zod';
import { LocalDate } from '../../../shared/kernel/dates.ts';
import { addMoney, type Money, minorUnitDigits, moneyText, parseMoney } from '../../../shared/kernel/money.ts';
import { atDigits, exact, Percentage } from './exact.ts';
import type { InvoiceLine, InvoiceVat } from './invoice-lines.ts';
import type { SupplierInvoice } from './supplier-invoice.ts';

const Amount = z.string().regex(/^-?\d{1,12}(\.\d{1,3})?$/);

/** What a person types of an invoice that no machine can read: amounts in its currency, as printed. */
export const KeyedInvoice = z.strictObject({
  /** BT-1 */
  number: z.string().trim().min(1).max(100),
  /** BT-3 (UNTDID 1001) */
  typeCode: z.enum(['380', '381', '384', '386']).default('380'),
  issueDate: LocalDate,
  dueDate: LocalDate.optional(),
  currency: z
    .string()
    .regex(/^[A-Z]{3}$/)
    .default('EUR'),
  seller: z.strictObject({
    name: z.string().trim().min(1).max(200),
    vatNumber: z.string().max(20).optional(),
    siren: z
      .string()
      .regex(/^\d{9}$/)
      .optional(),
    country: z
      .string()
      .regex(/^[A-Z]{2}$/)
      .optional(),
  }),
  iban: z.string().max(40).optional(),
  orderReference: z.string().max(100).optional(),
  lines: z
    .array(
      z.strictObject({
        name: z.string().trim().min(1).max(300),
        netAmount: Amount,
        /** BT-151 (UNTDID 5305), as BR-FR-15 lists them */
        vatCategory: z.enum(['S', 'E', 'AE', 'K', 'G', 'O', 'Z']).default('S'),
        vatRate: Percentage,
      }),
    )
    .min(1)
    .max(100),
  totalWithoutVat: Amount,
  totalVat: Amount,
  totalWithVat: Amount,
});
export type KeyedInvoice = z.infer<typeof KeyedInvoice>;

/** What does not add up: the total as printed, and as the lines make it. */
export interface Discrepancy {
  readonly total: 'totalWithoutVat' | 'totalVat' | 'totalWithVat';
  readonly printed: string;
  readonly computed: string;
}

export type KeyedFacts = Pick<
  SupplierInvoice,
  | 'number'
  | 'typeCode'
  | 'issueDate'
  | 'dueDate'
  | 'seller'
  | 'orderReference'
  | 'payment'
  | 'lines'
  | 'vat'
  | 'totalWithoutVat'
  | 'totalVat'
  | 'totalWithVat'
  | 'amountDue'
>;

/**
 * The invoice as typed, when its totals are those of its lines: without VAT to the cent (EN 16931 BR-CO-10), VAT within a
 * cent for each line, because paper rounds by line or by rate, and with VAT to the cent (BR-CO-15).
 */
export function keyedFacts(typed: KeyedInvoice): KeyedFacts | { readonly wrong: readonly Discrepancy[] } {
  const { currency } = typed;
  const zero: Money = { currency, minor: 0n };
  const money = (amount: string): Money => parseMoney(amount, currency) ?? zero;
  const lines = typed.lines.map((line) => ({ ...line, net: money(line.netAmount) }));
  const net = lines.reduce((sum, line) => addMoney(sum, line.net), zero);
  const rates = Map.groupBy(lines, ({ vatCategory, vatRate }) => `${vatCategory} ${Number(vatRate)}`);
  const vat = [...rates.values()].map((of) => {
    const [{ vatCategory, vatRate } = { vatCategory: 'S' as const, vatRate: '0' }] = of;
    const taxable = of.reduce((sum, line) => addMoney(sum, line.net), zero);
    return { vatCategory, vatRate, taxable, tax: percentOf(taxable, vatRate) };
  });
  const tax = vat.reduce((sum, entry) => addMoney(sum, entry.tax), zero);
  const printed = {
    totalWithoutVat: money(typed.totalWithoutVat),
    totalVat: money(typed.totalVat),
    totalWithVat: money(typed.totalWithVat),
  };
  const wrong: Discrepancy[] = [];
  const compare = (total: Discrepancy['total'], computed: Money, tolerance = 0n) => {
    const off = printed[total].minor - computed.minor;
    if ((off < 0n ? -off : off) > tolerance)
      wrong.push({ total, printed: typed[total], computed: moneyText(computed).amount });
  };
  compare('totalWithoutVat', net);
  compare('totalVat', tax, BigInt(lines.length));
  compare('totalWithVat', addMoney(printed.totalWithoutVat, printed.totalVat));
  if (wrong.length > 0) return { wrong };
  const [largest] = vat.toSorted((a, b) => Number(b.taxable.minor - a.taxable.minor));
  // The cents by which the printed VAT is off belong to the largest rate, so that the breakdown adds up (BR-CO-14).
  if (largest) largest.tax = addMoney(largest.tax, { currency, minor: printed.totalVat.minor - tax.minor });
  const iban = typed.iban?.replaceAll(/\s/g, '');
  return {
    number: typed.number,
    typeCode: typed.typeCode,
    issueDate: typed.issueDate,
    ...(typed.dueDate && { dueDate: typed.dueDate }),
    seller: typed.seller,
    ...(typed.orderReference && { orderReference: typed.orderReference }),
    ...(iban && { payment: { accounts: [{ iban }] } }),
    lines: lines.map(
      ({ name, net: amount, vatCategory, vatRate }, index): InvoiceLine => ({
        line: String(index + 1),
        name,
        netAmount: moneyText(amount),
        vatCategory,
        vatRate,
      }),
    ),
    vat: vat.map(
      (entry): InvoiceVat => ({
        category: entry.vatCategory,
        rate: entry.vatRate,
        taxable: moneyText(entry.taxable),
        tax: moneyText(entry.tax),
      }),
    ),
    totalWithoutVat: moneyText(printed.totalWithoutVat),
    totalVat: moneyText(printed.totalVat),
    totalWithVat: moneyText(printed.totalWithVat),
    amountDue: moneyText(printed.totalWithVat),
  };
}

function percentOf({ currency, minor }: Money, rate: string): Money {
  const { units, scale } = exact(rate);
  const digits = minorUnitDigits(currency);
  return { currency, minor: atDigits({ units: minor * units, scale: scale + 2 + digits }, digits) };
}
