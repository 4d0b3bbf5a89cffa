import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { compare } from '../../../../shared/standards/en16931/decimal.ts';
import { order, received, tolerances } from '../../../../test/builders/orders.ts';
import { exact } from '../exact.ts';
import { type InvoicedLine, type MatchedInvoice, matchOrder, onlyCandidate, withTakes } from './match.ts';
import { invoicedQuantity, type PurchaseOrder } from './order.ts';

const how = { foundBy: 'reference' as const, settings: '2026-01-01' };
const globe: InvoicedLine = { line: '1', item: 'VR-60', name: 'Globe', quantity: '10', unit: 'H87', unitPrice: '4.00' };
const invoice = (...lines: InvoicedLine[]): MatchedInvoice => ({
  invoiceId: 'sin_1',
  number: 'F-1',
  currency: 'EUR',
  credit: false,
  lines,
});
const match = (of: MatchedInvoice, against: PurchaseOrder = received('120', '10'), allowed = tolerances) =>
  matchOrder(of, against, allowed, how);
const said = (...call: Parameters<typeof match>) => match(...call).lines.flatMap(({ differences }) => differences);

test('ordered, come and invoiced alike: nothing to say', () => {
  expect(match(invoice(globe))).toEqual({
    orderId: order.orderId,
    number: 'CF-31',
    ...how,
    verdict: 'matched',
    lines: [
      {
        line: '1',
        orderLine: '1',
        quantity: '10',
        unitPrice: '4.00',
        ordered: '120',
        received: '120',
        invoicedBefore: '0',
        orderedPrice: '4.00',
        differences: [],
      },
    ],
  });
});

describe('what differs is said in words', () => {
  test('more invoiced than has come', () => {
    const [difference] = said(invoice({ ...globe, quantity: '12' }), received('10'));
    expect(difference).toEqual({
      code: 'not-received',
      within: false,
      fr: 'ligne 1 : facturé 12, reçu 10',
      en: 'line 1: invoiced 12, received 10',
    });
  });

  test('a higher price, with its percentage; a French comma', () => {
    const [difference] = said(invoice({ ...globe, unitPrice: '4.20' }));
    expect(difference).toEqual({
      code: 'price',
      within: false,
      fr: 'ligne 1 : prix 4,20 au lieu de 4,00 (+5,0 %)',
      en: 'line 1: price 4.20 instead of 4.00 (+5.0 %)',
    });
    expect(said(invoice({ ...globe, unitPrice: '3.50' }))[0]?.en).toContain('(-12.5 %)');
  });

  test('the unit, the VAT rate, the currency, a line that nobody ordered', () => {
    expect(said(invoice({ ...globe, unit: 'KGM' }))).toMatchObject([{ code: 'unit' }]);
    const brass = { line: '1', name: 'Support laiton', quantity: '1', unitPrice: '12.50' };
    expect(said(invoice({ ...brass, vatRate: '5.5' }))).toMatchObject([
      { code: 'vat-rate', fr: expect.stringContaining('5,5') },
    ]);
    expect(said({ ...invoice(globe), currency: 'USD' })).toMatchObject([{ code: 'currency' }]);
    expect(said(invoice(globe, { line: '2', name: 'Frais de port', quantity: '1', unitPrice: '9' }))).toMatchObject([
      { code: 'not-ordered', within: false },
    ]);
  });
});

describe('tolerances', () => {
  test('a price within the percentage, or whose cost is within the amount, is told and let through', () => {
    const verdict = (unitPrice: string, quantity: string) => match(invoice({ ...globe, unitPrice, quantity })).verdict;
    expect(verdict('4.08', '100')).toBe('within-tolerance');
    expect(verdict('4.09', '100')).toBe('different');
    // 0.10 × 10 is the amount of 1.00.
    expect(verdict('4.10', '10')).toBe('within-tolerance');
    expect(verdict('4.10', '11')).toBe('different');
  });

  test('a quantity within the percentage of what has come', () => {
    const five = { ...tolerances, quantity: '5' };
    expect(match(invoice({ ...globe, quantity: '105' }), received('100'), five).verdict).toBe('within-tolerance');
    expect(match(invoice({ ...globe, quantity: '106' }), received('100'), five).verdict).toBe('different');
  });
});

describe('nothing is invoiced twice', () => {
  test('what other invoices took counts, what this one took before does not', () => {
    const first = { ...invoice({ ...globe, quantity: '115' }), invoiceId: 'sin_0', number: 'F-0' };
    const taken = withTakes(received('120'), first, match(first));
    expect(taken.lines[0]?.invoiced).toEqual([{ invoiceId: 'sin_0', number: 'F-0', quantity: '115' }]);
    expect(said(invoice(globe), taken)).toMatchObject([
      { code: 'above-order', within: false, en: 'line 1: invoiced 10, invoiced before 115, ordered 120' },
    ]);
    expect(match(first, taken).verdict).toBe('matched');
    expect(withTakes(taken, first).lines[0]?.invoiced).toEqual([]);
  });

  test('two lines of one invoice about the same line of the order count together', () => {
    const half = { ...globe, orderLine: '1', quantity: '70' };
    const result = match(invoice(half, { ...half, line: '2' }));
    expect(result.lines.map(({ differences }) => differences.length)).toEqual([0, 1]);
    expect(withTakes(order, invoice(), result).lines[0]?.invoiced).toMatchObject([{ quantity: '140' }]);
  });

  test('a credit note gives back what was taken, and no more', () => {
    const taken = withTakes(received('120'), invoice(), match(invoice({ ...globe, quantity: '50' })));
    const credit = (quantity: string) => ({ ...invoice({ ...globe, quantity }), invoiceId: 'sin_2', credit: true });
    expect(match(credit('50'), taken)).toMatchObject({ verdict: 'matched', lines: [{ quantity: '-50' }] });
    expect(said(credit('51'), taken)).toMatchObject([{ code: 'credited-too-much', within: false }]);
  });

  test('whatever comes in whatever order: what is matched never exceeds what was ordered and has come', () => {
    fc.assert(
      fc.property(
        fc.array(fc.record({ quantity: fc.integer({ min: 1, max: 90 }), credit: fc.boolean() }), { maxLength: 12 }),
        fc.integer({ min: 0, max: 120 }),
        (documents, come) => {
          let current = received(String(come));
          documents.forEach(({ quantity, credit }, place) => {
            const document = {
              ...invoice({ ...globe, quantity: String(quantity) }),
              invoiceId: `sin_${place}`,
              credit,
            };
            const result = match(document, current);
            if (result.verdict !== 'different') current = withTakes(current, document, result);
            const taken = invoicedQuantity(current.lines[0] as PurchaseOrder['lines'][number]);
            expect(compare(taken, exact(String(come)))).toBeLessThanOrEqual(0);
            expect(compare(taken, exact('0'))).toBeGreaterThanOrEqual(0);
          });
        },
      ),
      { numRuns: 300 },
    );
  });
});

describe('which line of the order is meant', () => {
  const pairs = (...lines: InvoicedLine[]) => match(invoice(...lines)).lines.map(({ orderLine }) => orderLine);

  test('by its number, its item, its words, its figures', () => {
    expect(pairs({ line: 'a', name: 'x', orderLine: '2' })).toEqual(['2']);
    expect(pairs({ line: 'a', name: 'x', item: 'VR-60' })).toEqual(['1']);
    expect(pairs({ line: 'a', name: 'GLOBE OPALE 60mm' }, { line: 'b', name: 'support en laiton' })).toEqual([
      '1',
      '2',
    ]);
    expect(pairs({ line: 'a', name: 'x', quantity: '10', unitPrice: '12.5' })).toEqual(['2']);
    expect(pairs({ line: 'a', name: 'Frais de port' })).toEqual([undefined]);
  });

  test('without a number of the order: the only open order that holds every line', () => {
    const other = { ...order, orderId: 'por_2', lines: order.lines.slice(1) };
    expect(onlyCandidate(invoice(globe), [order, other])).toBe(order);
    expect(onlyCandidate(invoice(globe), [order, { ...order, orderId: 'por_3' }])).toBeUndefined();
    expect(onlyCandidate({ ...invoice(globe), currency: 'USD' }, [order])).toBeUndefined();
    expect(onlyCandidate(invoice(), [order])).toBeUndefined();
  });
});
