import { parseMoney } from '../../../../shared/kernel/money.ts';
import { exact, shortest } from '../exact.ts';
import type { InvoiceLine, InvoiceVat } from '../invoice-lines.ts';
import type { SupplierInvoice } from '../supplier-invoice.ts';
import { allocate } from './allocate.ts';

/**
 * What is coded: a line of the invoice; what a VAT rate holds beside its lines (`rest`: allowances and charges of the
 * document, or all of it when the invoice has no lines); the cents by which a faulty invoice does not add up (`gap`).
 */
export interface CodingItem {
  /** `line:1`; `rest:S:20`, or `rest` of an invoice that names no rate; `gap`. */
  readonly item: string;
  readonly kind: 'line' | 'rest' | 'gap';
  /** BT-153, for people; empty for what is no line. */
  readonly name: string;
  /** BT-155 */
  readonly sellersItem?: string;
  /** BT-151 and BT-152 */
  readonly vatCategory: string;
  readonly vatRate: string;
  /** Without VAT and VAT, in minor units of the invoice's currency. */
  readonly net: bigint;
  readonly vat: bigint;
  readonly quantity?: string;
  readonly period?: { readonly start?: string | undefined; readonly end?: string | undefined };
  /** BT-132 */
  readonly orderLine?: string;
}

type Codable = Pick<SupplierInvoice, 'totalWithoutVat' | 'totalVat' | 'totalWithVat' | 'lines' | 'vat'>;

/**
 * Everything of an invoice that is to be coded. Whatever its lines say, the items' sums are the invoice's totals: net that
 * of BT-109, VAT that of BT-112 − BT-109, so that what is booked is what is owed. The VAT of a rate (BT-117) is divided
 * among its items by their net, to the minor unit (largest remainder).
 */
export function codingItems(invoice: Codable): CodingItem[] {
  const { currency } = invoice.totalWithoutVat;
  const minor = (money: { amount: string; currency: string } | undefined) =>
    (money && parseMoney(money.amount, currency)?.minor) ?? 0n;
  const groups = new Map<string, { vat: InvoiceVat | undefined; lines: InvoiceLine[] }>();
  const groupOf = (category: string | undefined, rate: string | undefined) => {
    const key = `${category ?? ''}:${rate === undefined ? '0' : shortest(exact(rate))}`;
    const group = groups.get(key) ?? { vat: undefined, lines: [] };
    groups.set(key, group);
    return group;
  };
  for (const vat of invoice.vat ?? []) groupOf(vat.category, vat.rate).vat = vat;
  for (const line of invoice.lines ?? []) groupOf(line.vatCategory, line.vatRate).lines.push(line);

  const items = [...groups].flatMap(([key, { vat, lines }]) => {
    const [vatCategory = '', vatRate = '0'] = key.split(':');
    const found: Omit<CodingItem, 'vat'>[] = lines.map((line) => ({
      item: `line:${line.line}`,
      kind: 'line',
      name: line.name ?? line.description ?? '',
      vatCategory,
      vatRate,
      net: minor(line.netAmount),
      ...(line.sellersItem && { sellersItem: line.sellersItem }),
      ...(line.quantity && { quantity: line.quantity }),
      ...(line.period && { period: line.period }),
      ...(line.orderLine && { orderLine: line.orderLine }),
    }));
    const rest = vat ? minor(vat.taxable) - sum(found.map(({ net }) => net)) : 0n;
    // Where nothing else carries the VAT of a rate, the rest does, be it of zero.
    if (rest !== 0n || (found.length === 0 && vat && minor(vat.tax) !== 0n))
      found.push({ item: `rest:${key}`, kind: 'rest', name: '', vatCategory, vatRate, net: rest });
    const shares = allocate(
      found.length === 0 ? 0n : minor(vat?.tax),
      found.map(({ net }) => net),
    );
    return found.map((item, place) => ({ ...item, vat: shares[place] as bigint }));
  });
  if (items.length === 0)
    return [
      {
        item: 'rest',
        kind: 'rest',
        name: '',
        vatCategory: '',
        vatRate: '0',
        net: minor(invoice.totalWithoutVat),
        vat: minor(invoice.totalWithVat) - minor(invoice.totalWithoutVat),
      },
    ];
  const net = minor(invoice.totalWithoutVat) - sum(items.map((item) => item.net));
  const vat = minor(invoice.totalWithVat) - minor(invoice.totalWithoutVat) - sum(items.map((item) => item.vat));
  if (net !== 0n || vat !== 0n)
    items.push({ item: 'gap', kind: 'gap', name: '', vatCategory: '', vatRate: '0', net, vat });
  return items;
}

const sum = (values: readonly bigint[]): bigint => values.reduce((total, value) => total + value, 0n);
