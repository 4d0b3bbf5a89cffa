import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { moneyText, parseMoney } from '../../../../shared/kernel/money.ts';
import { Refusal } from '../../../../shared/kernel/refusal.ts';
import { settingsOn } from '../settings.ts';
import { codeInvoice } from './code-invoice.ts';
import { CodingRow } from './coding.ts';
import { DEDUCTIONS } from './deduction.ts';
import { codingItems } from './items.ts';

const eur = (minor: bigint) => moneyText({ currency: 'EUR', minor });
const money = (amount: string) => ({ amount, currency: 'EUR' });
const minor = ({ amount }: { amount: string }) => parseMoney(amount, 'EUR')?.minor ?? 0n;
const total = (amounts: readonly { amount: string }[]) => amounts.reduce((sum, amount) => sum + minor(amount), 0n);
const row = (item: string, account: string, given: object = {}) => CodingRow.parse({ item, account, ...given });

/** Two lines of 20 %, one of 5.5 %, a rebate of the document. */
const invoice = {
  totalWithoutVat: money('160.00'),
  totalWithVat: money('188.35'),
  lines: [
    { line: '1', name: 'Globe', netAmount: money('100.00'), vatCategory: 'S', vatRate: '20.00', quantity: '2' },
    { line: '2', name: 'Gazole', netAmount: money('40.00'), vatCategory: 'S', vatRate: '20' },
    { line: '3', name: 'Livre', netAmount: money('30.00'), vatCategory: 'S', vatRate: '5.5' },
  ],
  vat: [
    { category: 'S', rate: '20', taxable: money('130.00'), tax: money('26.00') },
    { category: 'S', rate: '5.5', taxable: money('30.00'), tax: money('1.65') },
  ],
};
const base = { currency: 'EUR', date: '2026-11-20', settings: settingsOn(undefined, '2026-11-20') };

describe('what is to be coded', () => {
  test('lines, what a rate holds beside them, and the cents that do not add up', () => {
    expect(codingItems(invoice).map(({ item, net, vat }) => [item, net, vat])).toEqual([
      // 26.00 in proportion to 100, 40 and −10.
      ['line:1', 10000n, 2000n],
      ['line:2', 4000n, 800n],
      ['rest:S:20', -1000n, -200n],
      ['line:3', 3000n, 165n],
      ['gap', 0n, 70n],
    ]);
  });

  test('an invoice without lines is coded by VAT rate, one without anything as a whole', () => {
    const { lines: _, ...without } = invoice;
    expect(codingItems(without).map(({ item, net }) => [item, net])).toEqual([
      ['rest:S:20', 13000n],
      ['rest:S:5.5', 3000n],
      ['gap', 0n],
    ]);
    const bare = { totalWithoutVat: money('10.00'), totalWithVat: money('12.00') };
    expect(codingItems(bare)).toMatchObject([{ item: 'rest', net: 1000n, vat: 200n }]);
  });

  test('tax without a base is not lost', () => {
    const vat = [{ category: 'S', rate: '20', taxable: money('0.00'), tax: money('1.00') }];
    const items = codingItems({ totalWithoutVat: money('0.00'), totalWithVat: money('1.00'), vat });
    expect(items).toMatchObject([{ item: 'rest:S:20', net: 0n, vat: 100n }]);
  });
});

describe('a coded invoice', () => {
  const items = codingItems({ ...invoice, totalWithVat: money('187.65') });
  const whole = [
    row('line:1', '6063'),
    row('line:2', '6061', { deduction: 'car-fuel' }),
    row('rest:S:20', '609'),
    row('line:3', '6181'),
  ];
  const code = (rows: CodingRow[], given: Partial<typeof base> = {}) => codeInvoice(items, rows, { ...base, ...given });
  const rowsOf = (...call: Parameters<typeof code>) => {
    const coded = code(...call);
    if (coded instanceof Refusal) throw new Error(coded.kind.code);
    return coded.rows;
  };

  test('each row has its VAT, what of it may be deducted, and the cost', () => {
    expect(rowsOf(whole)[1]).toEqual({
      item: 'line:2',
      account: '6061',
      net: money('40.00'),
      vat: money('8.00'),
      vatCategory: 'S',
      vatRate: '20',
      deduction: 'car-fuel',
      deductible: '80',
      deductibleVat: money('6.40'),
      cost: money('41.60'),
      asset: false,
    });
  });

  test('an item is split to the cent, its VAT with it', () => {
    const split = [row('line:1', '6063', { amount: '33.33' }), row('line:1', '6064', { amount: '66.67' })];
    expect(rowsOf([...split, ...whole.slice(1)]).slice(0, 2)).toMatchObject([
      { net: money('33.33'), vat: money('6.67') },
      { net: money('66.67'), vat: money('13.33') },
    ]);
  });

  test('a cost is spread over the months of its period', () => {
    const rows = rowsOf([
      row('line:1', '6156', { period: { from: '2026-11-01', to: '2026-12-31' } }),
      ...whole.slice(1),
    ]);
    expect(rows[0]?.spread).toEqual({
      from: '2026-11-01',
      to: '2026-12-31',
      months: [
        { month: '2026-11', cost: money('49.18') },
        { month: '2026-12', cost: money('50.82') },
      ],
    });
  });

  test('class 2 is a fixed asset', () => {
    expect(rowsOf([row('line:1', '21831'), ...whole.slice(1)])[0]).toMatchObject({ asset: true });
  });

  test.each([
    ['a missing item', whole.slice(1), 'purchasing.items-not-coded'],
    ['an item of another invoice', [...whole, row('line:9', '6063')], 'purchasing.unknown-item'],
    ['an account that takes no purchases', [row('line:1', '641'), ...whole.slice(1)], 'purchasing.unknown-account'],
    [
      'parts that do not make the whole',
      [row('line:1', '6063', { amount: '99.99' }), ...whole.slice(1)],
      'purchasing.split-differs',
    ],
    [
      'a second part without an amount',
      [row('line:1', '6063', { amount: '50.00' }), row('line:1', '6064'), ...whole.slice(1)],
      'purchasing.split-differs',
    ],
    [
      'a tenth of a cent',
      [row('line:1', '6063', { amount: '50.001' }), row('line:1', '6064', { amount: '49.999' }), ...whole.slice(1)],
      'purchasing.split-differs',
    ],
    [
      'a cost centre that nobody has',
      [row('line:1', '6063', { costCentre: 'X' }), ...whole.slice(1)],
      'purchasing.unknown-cost-centre',
    ],
    [
      'a deduction rule that nobody has',
      [row('line:1', '6063', { deduction: 'half' }), ...whole.slice(1)],
      'purchasing.unknown-deduction',
    ],
    [
      'a period backwards',
      [row('line:1', '6063', { period: { from: '2026-12-01', to: '2026-11-30' } }), ...whole.slice(1)],
      'purchasing.period-refused',
    ],
    [
      'a period of centuries',
      [row('line:1', '6063', { period: { from: '0001-01-01', to: '9999-12-31' } }), ...whole.slice(1)],
      'purchasing.period-refused',
    ],
  ])('%s is refused', (_what, rows, refusal) => {
    expect(code(rows)).toMatchObject({ kind: { code: refusal } });
  });

  test('a deduction rule holds from its day on', () => {
    expect(code(whole, { date: '2021-12-31' })).toMatchObject({ kind: { code: 'purchasing.unknown-deduction' } });
  });

  test('what may be wrong is told, and stops nothing', () => {
    const warnings = (account: string, net: string, quantity: string, deduction = 'full') => {
      const one = [{ line: '1', name: 'x', netAmount: money(net), vatCategory: 'S', vatRate: '20', quantity }];
      const vat = eur((minor(money(net)) * 20n) / 100n);
      const items = codingItems({
        totalWithoutVat: money(net),
        totalWithVat: eur(minor(money(net)) + minor(vat)),
        lines: one,
        vat: [{ category: 'S', rate: '20', taxable: money(net), tax: vat }],
      });
      const coded = codeInvoice(items, [row('line:1', account, { deduction })], base);
      return coded instanceof Refusal ? [] : coded.warnings.map((warning) => warning.code);
    };
    expect(warnings('2183', '500.00', '1')).toEqual(['asset-small']);
    expect(warnings('2183', '500.01', '1')).toEqual([]);
    expect(warnings('6063', '1000.02', '2')).toEqual(['asset-perhaps']);
    expect(warnings('6063', '1000.00', '2')).toEqual([]);
    // 60.84 and 20 % are 73.00.
    expect(warnings('6234', '60.84', '1', 'small-gift')).toEqual([]);
    expect(warnings('6234', '60.90', '1', 'small-gift')).toEqual(['gift-large']);
  });
});

test('whatever the invoice and however it is split: the coding makes the invoice’s totals, to the cent', () => {
  const amount = fc.bigInt({ min: -99_999n, max: 9_999_999n });
  const line = fc.record({
    net: amount,
    rate: fc.constantFrom('20', '10', '5.5', '2.1', '0'),
    parts: fc.array(amount, { maxLength: 3 }),
    deduction: fc.constantFrom('full', 'car-fuel', 'gift'),
    months: fc.integer({ min: 0, max: 14 }),
  });
  fc.assert(
    fc.property(
      fc.array(line, { minLength: 1, maxLength: 12 }),
      amount,
      fc.bigInt({ min: -3n, max: 3n }),
      (lines, rebate, cents) => {
        const rates = [...new Set(lines.map(({ rate }) => rate))];
        const vat = rates.map((rate, place) => {
          const nets = lines.filter((one) => one.rate === rate).reduce((sum, { net }) => sum + net, 0n);
          const taxable = nets + (place === 0 ? rebate : 0n);
          const tax = (taxable * BigInt(Math.round(Number(rate) * 10))) / 1000n;
          return { category: 'S', rate, taxable: eur(taxable), tax: eur(tax) };
        });
        const without = total(vat.map(({ taxable }) => taxable)) + cents;
        const withVat = without + total(vat.map(({ tax }) => tax)) - cents;
        const items = codingItems({
          totalWithoutVat: eur(without),
          totalWithVat: eur(withVat),
          lines: lines.map(({ net, rate }, place) => ({
            line: String(place),
            netAmount: eur(net),
            vatCategory: 'S',
            vatRate: rate,
          })),
          vat,
        });
        const rows = items.flatMap(({ item, net }) => {
          const given = lines[Number(item.slice(5))];
          const { parts = [], deduction = 'full', months = 0 } = item.startsWith('line:') && given ? given : {};
          const period =
            months > 0
              ? {
                  period: {
                    from: '2026-01-15',
                    to: `${2026 + Math.floor(months / 12)}-${String((months % 12) + 1).padStart(2, '0')}-15`,
                  },
                }
              : {};
          const last = net - parts.reduce((sum, part) => sum + part, 0n);
          const amounts = parts.length > 0 ? [...parts, last].map((part) => ({ amount: eur(part).amount })) : [{}];
          return amounts.map((amount) => row(item, '6063', { ...amount, deduction, ...period }));
        });
        const coded = codeInvoice(items, rows, base);
        if (coded instanceof Refusal) throw new Error(coded.kind.code);
        expect(total(coded.rows.map(({ net }) => net))).toBe(without);
        expect(total(coded.rows.map(({ vat }) => vat))).toBe(withVat - without);
        expect(total(coded.rows.flatMap(({ cost, deductibleVat }) => [cost, deductibleVat]))).toBe(withVat);
        for (const { spread, cost } of coded.rows)
          if (spread) expect(total(spread.months.map((part) => part.cost))).toBe(minor(cost));
      },
    ),
    { numRuns: 500 },
  );
});

test('every deduction rule is dated, has a source, and is between nothing and all', () => {
  expect(DEDUCTIONS.length).toBeGreaterThan(5);
  for (const { rate, validFrom, source, label } of DEDUCTIONS) {
    expect(Number(rate)).toBeLessThanOrEqual(100);
    expect(validFrom).toMatch(/^\d{4}-\d{2}-\d{2}$/);
    expect(source).toMatch(/art\. \d/);
    expect(label.fr).not.toBe(label.en);
  }
});
