import { minorUnitDigits, parseMoney } from '../../../../shared/kernel/money.ts';
import { atDigits, exact, shortest } from '../exact.ts';
import type { InvoiceLine } from '../invoice-lines.ts';
import { isCreditNote, isDeposit } from '../settlement.ts';
import type { SupplierInvoice } from '../supplier-invoice.ts';
import type { MatchedInvoice } from './match.ts';

/** What the match with an order needs of an invoice. A deposit takes nothing of an order: its final invoice does. */
export function invoiceToMatch(invoice: SupplierInvoice): MatchedInvoice {
  const { invoiceId, number, typeCode, lines = [] } = invoice;
  return {
    invoiceId,
    number,
    currency: invoice.totalWithoutVat.currency,
    credit: isCreditNote(typeCode),
    lines: isDeposit(typeCode)
      ? []
      : lines.map(({ line, orderLine, sellersItem, name, description, quantity, unit, vatRate, ...rest }) => ({
          line,
          orderLine,
          item: sellersItem,
          name: name ?? description ?? '',
          quantity: quantity === undefined ? undefined : shortest(exact(quantity)),
          unit,
          unitPrice: unitPriceOf({ ...rest, quantity }),
          vatRate,
        })),
  };
}

const DIGITS = 6;

/** What a piece costs after the line's own allowances and charges (BT-131 ÷ BT-129), else its net price (BT-146). */
function unitPriceOf({
  netAmount,
  quantity,
  unitPrice,
}: Pick<InvoiceLine, 'netAmount' | 'quantity' | 'unitPrice'>): string | undefined {
  const net = netAmount && parseMoney(netAmount.amount, netAmount.currency);
  const pieces = quantity === undefined ? undefined : exact(quantity);
  if (!net || !pieces || pieces.units <= 0n || net.minor < 0n)
    return unitPrice?.startsWith('-') ? undefined : unitPrice;
  const shift = DIGITS + 1 + pieces.scale - minorUnitDigits(net.currency);
  const scaled = shift >= 0 ? net.minor * 10n ** BigInt(shift) : net.minor / 10n ** BigInt(-shift);
  const withOneMore = scaled / pieces.units;
  const price = shortest({ units: (withOneMore + 5n) / 10n, scale: DIGITS });
  // 12.345 rounded to the cent of a line says less than the price as it is written.
  return unitPrice !== undefined && roundsTo(unitPrice, pieces, net.minor, net.currency)
    ? shortest(exact(unitPrice))
    : price;
}

function roundsTo(unitPrice: string, pieces: ReturnType<typeof exact>, net: bigint, currency: string): boolean {
  const price = exact(unitPrice);
  return (
    atDigits({ units: price.units * pieces.units, scale: price.scale + pieces.scale }, minorUnitDigits(currency)) ===
    net
  );
}
