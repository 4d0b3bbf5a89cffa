import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { coding, linedInvoice } from '../../../../test/builders/coding.ts';
import { partyId } from '../../../../test/builders/ledger.ts';
import { totals } from '../entry.ts';
import { postSupplierInvoice } from './post-supplier-invoice.ts';
import { FIRST_RULES, NO_RULES, placeOf, rulesOn, withRules } from './rules.ts';

const money = (amount: string) => ({ amount, currency: 'EUR' });
const invoice = {
  ...linedInvoice,
  coding: { ...coding, confirmed: true },
  supplier: { partyId, name: 'Verrerie du Rhône' },
  settlement: { kind: 'payable' as const },
  state: 'approved' as const,
};
const [first, second] = invoice.coding.rows as [(typeof coding.rows)[0], (typeof coding.rows)[0]];
const post = (change: object = {}) => postSupplierInvoice({ ...invoice, ...change }, FIRST_RULES);
const coded = (...rows: object[]) => ({ coding: { ...invoice.coding, rows: rows as typeof coding.rows } });
const short = ({ content }: ReturnType<typeof post>) =>
  content.lines.map(
    ({ account, debit, credit, party }) => `${account} ${debit ?? `-${credit}`}${party ? ' party' : ''}`,
  );

test('each account as coded, the deductible VAT once, and the supplier for all', () => {
  const posted = post();
  expect(short(posted)).toEqual(['607 40.00', '44566 20.00', '6241 60.00', '401 -120.00 party']);
  expect(posted.missing).toEqual([]);
  expect(posted.content).toMatchObject({
    journal: 'AC',
    piece: { ref: invoice.number, date: invoice.issueDate },
    label: `Facture ${invoice.number}`,
  });
});

test('VAT that may not be deducted is part of the cost; VAT on assets has an account of its own, and so have their suppliers', () => {
  const asset = { ...first, account: '2182', asset: true, net: money('100.00'), vat: money('20.00') };
  expect(
    short(post(coded({ ...asset, deductible: '0', deductibleVat: money('0.00'), cost: money('120.00') }))),
  ).toEqual(['2182 120.00', '404 -120.00 party']);
  expect(short(post(coded({ ...asset, deductibleVat: money('20.00'), cost: money('100.00') })))).toEqual([
    '2182 100.00',
    '44562 20.00',
    '404 -120.00 party',
  ]);
});

test('a credit note stands on the other sides', () => {
  const credit = post({ typeCode: '381', settlement: { kind: 'credit' } });
  expect(short(credit)).toEqual(['607 -40.00', '44566 -20.00', '6241 -60.00', '401 120.00 party']);
  expect(credit.content.label).toBe(`Avoir ${invoice.number}`);
});

test('a rebate among the lines lowers its account', () => {
  const rebate = {
    ...second,
    net: money('-10.00'),
    cost: money('-10.00'),
    vat: money('0.00'),
    deductibleVat: money('0.00'),
  };
  const total = { totalWithVat: money('38.00') };
  const posted = post({
    ...total,
    ...coded({ ...first, deductibleVat: money('8.00') }, { ...rebate, account: '609' }),
  });
  expect(short(posted)).toEqual(['607 40.00', '44566 8.00', '609 -10.00', '401 -38.00 party']);
});

const foreign = (category: string, country: string, deductible = '100') => ({
  seller: { name: 'Glas GmbH', country },
  totalWithVat: money('33.33'),
  ...coded({
    ...first,
    account: '607',
    net: money('33.33'),
    vat: money('0.00'),
    vatCategory: category,
    vatRate: '0',
    deductible,
    deductibleVat: money('0.00'),
    cost: money('33.33'),
  }),
});

test.each([
  ['an intra-community acquisition', foreign('K', 'DE'), ['607 33.33', '44566 6.67', '4452 -6.67', '401 -33.33 party']],
  [
    'a service of another member state',
    foreign('AE', 'IE'),
    ['607 33.33', '44566 6.67', '4452 -6.67', '401 -33.33 party'],
  ],
  ['a subcontracted work', foreign('AE', 'FR'), ['607 33.33', '44566 6.67', '44571 -6.67', '401 -33.33 party']],
  [
    'one of which 80 % is deducted',
    foreign('K', 'DE', '80'),
    ['607 34.66', '44566 5.34', '4452 -6.67', '401 -33.33 party'],
  ],
  ['an exempt one', foreign('E', 'FR'), ['607 33.33', '401 -33.33 party']],
])('VAT that the buyer owes: %s', (_, change, expected) => {
  const posted = post(change);
  expect(short(posted)).toEqual(expected);
  expect(posted.missing).toEqual([]);
});

test.each([
  ['another currency', { totalWithVat: { amount: '120.00', currency: 'USD' } }, 'exchange-rate'],
  ['an unknown supplier', { supplier: undefined }, 'supplier'],
  ['no coding', { coding: undefined }, 'coding'],
  ['goods from outside the Union', foreign('G', 'CH'), 'vat-rule'],
  ['a deposit that is deducted', { settlement: { kind: 'payable', deducted: money('50.00') } }, 'deposit-deducted'],
])('%s waits for a person, who is told what is missing', (_, change, code) => {
  const { missing } = post(change);
  expect(missing.map((one) => one.code)).toEqual([code]);
  expect(missing[0]?.fr).not.toBe(missing[0]?.en);
});

test('a deposit is an advance to its supplier', () => {
  expect(short(post({ settlement: { kind: 'deposit' } }))).toEqual([
    '4091 100.00 party',
    '44566 20.00',
    '401 -120.00 party',
  ]);
});

test('whatever the amounts, rates of deduction and categories: an entry that lacks nothing balances to the cent', () => {
  const cents = fc.integer({ min: -100_000, max: 1_000_000 });
  const text = (value: number) =>
    `${value < 0 ? '-' : ''}${Math.trunc(Math.abs(value) / 100)}.${String(Math.abs(value) % 100).padStart(2, '0')}`;
  const row = fc
    .record({
      net: cents,
      vat: cents,
      lost: cents,
      category: fc.constantFrom('S', 'K', 'AE', 'E'),
      deductible: fc.constantFrom('100', '80', '0'),
      account: fc.constantFrom('607', '6241', '2183'),
    })
    .map(({ net, vat, lost, category, deductible, account }) => {
      const [charged, kept] = category === 'S' ? [vat, lost] : [0, 0];
      return {
        ...first,
        account,
        asset: account.startsWith('2'),
        vatCategory: category,
        vatRate: category === 'S' ? '20' : '0',
        deductible,
        net: money(text(net)),
        vat: money(text(charged)),
        deductibleVat: money(text(charged - kept)),
        cost: money(text(net + kept)),
        total: net + charged,
      };
    });
  fc.assert(
    fc.property(
      fc.array(row, { minLength: 1, maxLength: 12 }),
      fc.constantFrom('payable', 'credit', 'deposit'),
      (rows, kind) => {
        const total = rows.reduce((sum, each) => sum + each.total, 0);
        const { content, missing } = post({
          seller: { name: 'Glas', country: 'DE' },
          settlement: { kind },
          totalWithVat: money(text(total)),
          ...coded(...rows.map(({ total: _, ...each }) => each)),
        });
        const { debit, credit } = totals(content.lines);
        expect(missing).toEqual([]);
        expect(debit).toBe(credit);
      },
    ),
  );
});

test('rules are versions by date; a company without any has those of the official chart', () => {
  const version = {
    ...FIRST_RULES,
    validFrom: '2026-07-01',
    journal: 'HA',
    by: { id: 'user_1', name: 'Ana' },
    at: '2026-06-30T10:00:00.000Z',
  };
  const rules = withRules(NO_RULES, version);
  expect(rulesOn(rules, '2026-06-30').journal).toBe('AC');
  expect(rulesOn(rules, '2026-07-01').journal).toBe('HA');
  expect(withRules(rules, { ...version, journal: 'AX' }).versions.map(({ journal }) => journal)).toEqual(['AX']);
});

test('the seller’s place is that of its country, or of its VAT number', () => {
  expect(placeOf({ vatNumber: 'EL123456789' })).toBe('eu');
  expect(placeOf({ country: 'MC' })).toBe('domestic');
  expect(placeOf({ country: 'GB', vatNumber: 'FR1' })).toBe('outside');
  expect(placeOf({ vatNumber: '123' })).toBeUndefined();
});
