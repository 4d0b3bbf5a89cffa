import { GoodsReceiptRecord, PurchaseOrderRecord } from '../../functions/purchasing/data/orders.ts';
import { PurchasingSettingsRecord } from '../../functions/purchasing/data/settings.ts';
import { linesAsOrdered, OrderedLine, type PurchaseOrder } from '../../functions/purchasing/domain/orders/order.ts';
import { orderIdOf } from '../../functions/purchasing/domain/orders/order-id.ts';
import type { GoodsReceipt } from '../../functions/purchasing/domain/orders/receipt.ts';
import { withVersion } from '../../functions/purchasing/domain/settings.ts';
import { derivedId } from '../../shared/kernel/ids.ts';
import { NOW, stored } from './use-case.ts';

export const BY = { id: 'user_camille', name: 'Camille Roussel' };

/** What is sent to place it. */
export const placed = {
  number: 'CF-31',
  supplier: { name: 'Verrerie du Rhône', vatNumber: 'FR39000100016' },
  orderedOn: '2026-11-02',
  currency: 'EUR',
  lines: [
    { line: '1', item: 'VR-60', description: 'Globe opale 60 mm', quantity: '120', unit: 'C62', unitPrice: '4.00' },
    { line: '2', description: 'Support laiton', quantity: '10', unit: 'C62', unitPrice: '12.50', vatRate: '20' },
  ].map((line) => OrderedLine.parse(line)),
};

export const order: PurchaseOrder = {
  ...placed,
  orderId: orderIdOf(placed.number),
  lines: linesAsOrdered(placed.lines),
  state: 'sent',
  by: BY,
  at: NOW,
};

/** The order once so much has come of its lines. */
export const received = (...quantities: string[]): PurchaseOrder => ({
  ...order,
  state: 'partly-received',
  lines: order.lines.map((line, place) => ({ ...line, received: quantities[place] ?? '0' })),
});

export const receipt: GoodsReceipt = {
  receiptId: derivedId('grn', 'test'),
  orderId: order.orderId,
  orderNumber: order.number,
  receivedOn: '2026-11-18',
  lines: [{ line: '1', quantity: '100' }],
  by: BY,
  at: NOW,
};

export const tolerances = { quantity: '0', price: '2', amount: '1.00', overDelivery: '5' };
export const settings = withVersion(undefined, {
  validFrom: '2026-01-01',
  tolerances,
  costCentres: [],
  rules: [],
  by: BY,
  at: NOW,
});

export const storedOrder = (data: PurchaseOrder, version = 1) => stored(PurchaseOrderRecord, data, { version });
export const storedReceipt = (data: GoodsReceipt) => stored(GoodsReceiptRecord, data);
export const storedSettings = (data = settings, version = 1) => stored(PurchasingSettingsRecord, data, { version });
