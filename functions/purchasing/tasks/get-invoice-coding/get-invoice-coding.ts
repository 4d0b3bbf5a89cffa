import { moneyText } from '../../../../shared/kernel/money.ts';
import { Refusal, refuse } from '../../../../shared/kernel/refusal.ts';
import { defineQuery } from '../../../../shared/runtime/use-case.ts';
import { SupplierCodingsRecord } from '../../data/coding.ts';
import { SupplierInvoiceRecord } from '../../data/intake.ts';
import { ordersOfSupplier, PurchaseOrderRecord } from '../../data/orders.ts';
import { settingsKey } from '../../data/settings.ts';
import { PURCHASE_ACCOUNTS } from '../../domain/coding/accounts.ts';
import { deductionsOn } from '../../domain/coding/deduction.ts';
import { codingItems } from '../../domain/coding/items.ts';
import { propose } from '../../domain/coding/propose.ts';
import { InvoiceNotFound } from '../../domain/coding/refusals.ts';
import { invoiceIdOf } from '../../domain/invoice-id.ts';
import { invoiceToMatch } from '../../domain/orders/invoice-to-match.ts';
import { matchOrder, onlyCandidate } from '../../domain/orders/match.ts';
import { orderTotal, stageOf } from '../../domain/orders/order.ts';
import { orderIdOf } from '../../domain/orders/order-id.ts';
import { sellerKeyOf } from '../../domain/same-invoice.ts';
import { settingsOn } from '../../domain/settings.ts';
import { settlementOf } from '../../domain/settlement.ts';
import { getInvoiceCoding } from './task.ts';

export const useCase = defineQuery(getInvoiceCoding, async ({ intakeId }, { scope }, { read }) => {
  const [found, settings] = await Promise.all([
    read.get(SupplierInvoiceRecord.key(scope, invoiceIdOf(intakeId))),
    read.get(settingsKey(scope)),
  ]);
  if (!found) return refuse(InvoiceNotFound, { intakeId });
  const invoice = found.data;
  const supplier = sellerKeyOf(invoice.seller);
  const named = invoice.order?.orderId ?? (invoice.orderReference && orderIdOf(invoice.orderReference));
  const [memory, byReference, page] = await Promise.all([
    read.get(SupplierCodingsRecord.key(scope, supplier)),
    named ? read.get(PurchaseOrderRecord.key(scope, named)) : undefined,
    read.page(ordersOfSupplier(scope, supplier), { limit: 50 }),
  ]);
  if (page instanceof Refusal) return page;
  const open = page.items.map(({ data }) => data).filter((order) => stageOf(order) === 'open');

  const inForce = settingsOn(settings?.data, invoice.issueDate);
  const toMatch = invoiceToMatch(invoice);
  // An order of another supplier, or one that has ended, is not what BT-13 means, unless it is tied already.
  const usable = open.find(({ orderId }) => orderId === named) ?? (invoice.order ? byReference?.data : undefined);
  const order = usable ?? (byReference ? undefined : onlyCandidate(toMatch, open));
  const match =
    order &&
    matchOrder(toMatch, order, inForce.tolerances, {
      foundBy: invoice.order?.foundBy ?? (usable ? 'reference' : 'candidate'),
      settings: inForce.validFrom,
    });

  const { currency } = invoice.totalWithoutVat;
  const money = (minor: bigint) => moneyText({ currency, minor });
  const items = codingItems(invoice);
  const lineOf = (item: string) => match?.lines.find(({ line }) => item === `line:${line}`)?.orderLine;
  return {
    version: found.version,
    supplier,
    items: items.map(({ item, kind, name, quantity, vatCategory, vatRate, net, vat }) => ({
      item,
      kind,
      name,
      ...(quantity && { quantity }),
      vatCategory,
      vatRate,
      net: money(net),
      vat: money(vat),
    })),
    ...(invoice.coding && { coding: invoice.coding }),
    proposals: propose(items, {
      supplier,
      date: invoice.issueDate,
      currency,
      settings: inForce,
      memory: memory?.data,
      order: order && { order, lineOf },
    }),
    ...(match && { order: match }),
    openOrders: open.map((order) => ({
      orderId: order.orderId,
      number: order.number,
      orderedOn: order.orderedOn,
      total: orderTotal(order),
    })),
    settlement: settlementOf(invoice),
    accounts: [...PURCHASE_ACCOUNTS],
    deductions: deductionsOn(invoice.issueDate).map(({ code, label, rate, source }) => ({ code, label, rate, source })),
    costCentres: inForce.costCentres,
  };
});
