import { put, replace } from '../../../../shared/aws/entity.ts';
import { Refusal, refuse } from '../../../../shared/kernel/refusal.ts';
import { decided, defineCommand } from '../../../../shared/runtime/use-case.ts';
import { SupplierCodingsRecord } from '../../data/coding.ts';
import { SupplierInvoiceRecord } from '../../data/intake.ts';
import { PurchaseOrderRecord } from '../../data/orders.ts';
import { settingsKey } from '../../data/settings.ts';
import { codeInvoice } from '../../domain/coding/code-invoice.ts';
import { codingItems } from '../../domain/coding/items.ts';
import { remember } from '../../domain/coding/memory.ts';
import { InvoiceNotFound, InvoiceNotToCode, OrderHeld, SupplierDiffers } from '../../domain/coding/refusals.ts';
import { invoiceIdOf } from '../../domain/invoice-id.ts';
import { invoiceToMatch } from '../../domain/orders/invoice-to-match.ts';
import { matchOrder, withTakes } from '../../domain/orders/match.ts';
import { stageOf } from '../../domain/orders/order.ts';
import { names } from '../../domain/orders/order-id.ts';
import { OrderNotFound, OrderNotOpen, OrderOfAnother } from '../../domain/orders/refusals.ts';
import { sellerKeyOf } from '../../domain/same-invoice.ts';
import { settingsOn } from '../../domain/settings.ts';
import { settlementOf } from '../../domain/settlement.ts';
import { codeSupplierInvoice } from './task.ts';

export const useCase = defineCommand(codeSupplierInvoice, {
  reads: ({ intakeId, supplier, orderId, releasedOrderId }, { scope }) => ({
    subject: SupplierInvoiceRecord.key(scope, invoiceIdOf(intakeId)),
    settings: settingsKey(scope),
    memory: SupplierCodingsRecord.key(scope, supplier),
    order: orderId ? PurchaseOrderRecord.key(scope, orderId) : undefined,
    released:
      releasedOrderId && releasedOrderId !== orderId ? PurchaseOrderRecord.key(scope, releasedOrderId) : undefined,
  }),
  decide(input, { subject, settings, memory, order, released }, { scope, actor, now }) {
    const { intakeId, supplier, rows, orderId, releasedOrderId } = input;
    if (!subject) return refuse(InvoiceNotFound, { intakeId });
    const invoice = subject.data;
    const { number } = invoice;
    if (invoice.state === 'approved' || invoice.state === 'rejected' || invoice.coding?.confirmed)
      return refuse(InvoiceNotToCode, { number });
    if (supplier !== sellerKeyOf(invoice.seller)) return refuse(SupplierDiffers, { number });
    const held = invoice.order;
    if (held && held.orderId !== orderId && held.orderId !== releasedOrderId)
      return refuse(OrderHeld, { number: held.number });

    const inForce = settingsOn(settings?.data, invoice.issueDate);
    const toMatch = invoiceToMatch(invoice);
    if (orderId && !order) return refuse(OrderNotFound, { orderId });
    if (order && stageOf(order.data) !== 'open' && held?.orderId !== orderId)
      return refuse(OrderNotOpen, { number: order.data.number, state: order.data.state });
    if (order && sellerKeyOf(order.data.supplier) !== supplier)
      return refuse(OrderOfAnother, { number: order.data.number, supplier: order.data.supplier.name });
    const foundBy = order && names(invoice.orderReference, order.data) ? 'reference' : 'person';
    const match =
      order && matchOrder(toMatch, order.data, inForce.tolerances, { foundBy, settings: inForce.validFrom });

    const items = codingItems(invoice);
    const { currency } = invoice.totalWithoutVat;
    const coded = codeInvoice(items, rows, { currency, date: invoice.issueDate, settings: inForce });
    if (coded instanceof Refusal) return coded;
    const coding = {
      ...coded,
      by: actor.id,
      name: actor.name,
      at: now,
      settings: inForce.validFrom,
      confirmed: false,
    };
    const { order: _, ...untied } = invoice;
    const codings = remember(memory?.data, supplier, invoice, items, coded.rows);
    return decided(
      { coding, ...(match && { order: match }) },
      {
        writes: [
          replace(subject, { ...untied, coding, settlement: settlementOf(invoice), ...(match && { order: match }) }),
          put(SupplierCodingsRecord, scope, memory, codings),
          ...(order ? [replace(order, withTakes(order.data, toMatch, match))] : []),
          ...(released ? [replace(released, withTakes(released.data, toMatch))] : []),
        ] as never[],
      },
    );
  },
});
