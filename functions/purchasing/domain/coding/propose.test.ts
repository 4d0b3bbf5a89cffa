import { describe, expect, test } from 'vitest';
import { order } from '../../../../test/builders/orders.ts';
import { intakeId } from '../../../../test/builders/purchasing.ts';
import { settingsOn } from '../settings.ts';
import { accountOf, PURCHASE_ACCOUNTS } from './accounts.ts';
import type { CodedRow } from './coding.ts';
import type { CodingItem } from './items.ts';
import { remember, type SupplierCodings } from './memory.ts';
import { propose } from './propose.ts';

const supplier = '000100016';
const base = { supplier, date: '2026-11-20', currency: 'EUR', settings: settingsOn(undefined, '2026-11-20') };
const item = (given: Partial<CodingItem> = {}): CodingItem => ({
  item: 'line:1',
  kind: 'line',
  name: 'Globe opale 60 mm',
  vatCategory: 'S',
  vatRate: '20',
  net: 10000n,
  vat: 2000n,
  ...given,
});
const coded = (account: string, given: Partial<CodedRow> = {}): CodedRow =>
  ({ item: 'line:1', account, net: { amount: '100.00', currency: 'EUR' }, deduction: 'full', ...given }) as CodedRow;
const known = (items: CodingItem[], rows: CodedRow[], number = 'F-1', before?: SupplierCodings) =>
  remember(before, supplier, { intakeId, number, issueDate: '2026-10-20' }, items, rows);
const proposed = (what: CodingItem, sources: object = {}) => propose([what], { ...base, ...sources })[0];

describe('why something is proposed', () => {
  test('what was given on the order comes first', () => {
    const lines = order.lines.map((line) => ({ ...line, account: '6026' }));
    const from = { order: { ...order, lines }, lineOf: () => '1' };
    const memory = known([item()], [coded('607')]);
    expect(proposed(item(), { memory, order: from })).toEqual({
      item: 'line:1',
      rows: [{ item: 'line:1', account: '6026', deduction: 'full' }],
      why: { code: 'order', fr: 'compte donné à la commande CF-31', en: 'account given on the order CF-31' },
    });
  });

  test('a rule of the company: supplier, rate and words must all fit', () => {
    const rules = [
      { supplier: '999999999', account: '611' },
      { supplier, vatRate: '5.5', account: '6061' },
      { words: 'globe', account: '607', costCentre: 'GONE', deduction: 'full' },
    ];
    const settings = { ...base.settings, rules };
    const accountFor = (what: CodingItem) => proposed(what, { settings })?.rows[0]?.account;
    expect(accountFor(item({ vatRate: '5.50' }))).toBe('6061');
    expect(accountFor(item())).toBe('607');
    expect(accountFor(item({ name: 'Ampoule' }))).toBeUndefined();
    // A cost centre that is in force no more is not proposed.
    expect(proposed(item(), { settings })?.rows[0]).not.toHaveProperty('costCentre');
  });

  test('the same item before the same words before like words; the newest of equals', () => {
    const old = known([item({ sellersItem: 'A', name: 'Verre' })], [coded('60225')], 'F-0');
    expect(proposed(item({ sellersItem: 'A' }), { memory: old })?.why.code).toBe('same-item');
    const memory = known([item()], [coded('607')]);
    expect(proposed(item({ name: 'GLOBE, opale (60mm)' }), { memory })).toMatchObject({
      rows: [{ account: '607' }],
      why: { code: 'same-words', en: 'same description as on F-1' },
    });
    expect(proposed(item({ name: 'Globe opale 80 mm' }), { memory })?.why.code).toBe('like-words');
    expect(proposed(item({ name: 'Globe opale 80 mm', vatRate: '10' }), { memory })).toBeUndefined();
  });

  test('the rate alone, when everything of that rate always went to one account', () => {
    const memory = known([item()], [coded('607')]);
    expect(proposed(item({ name: 'Ampoule' }), { memory })?.why.code).toBe('same-rate');
    const both = known(
      [item(), item({ item: 'line:2', name: 'Colis' })],
      [coded('607'), coded('6241', { item: 'line:2' })],
    );
    expect(proposed(item({ name: 'Ampoule' }), { memory: both })).toBeUndefined();
  });

  test('an allowance goes with the largest line of its rate; cents that do not add up are nobody’s', () => {
    const memory = known([item()], [coded('607')]);
    const rest = item({ item: 'rest:S:20', kind: 'rest', name: '', net: -500n });
    const gap = item({ item: 'gap', kind: 'gap', name: '', net: 1n, vatCategory: '', vatRate: '0' });
    expect(propose([item(), rest, gap], { ...base, memory }).map(({ item, why }) => [item, why.code])).toEqual([
      ['line:1', 'same-words'],
      ['rest:S:20', 'with-line'],
    ]);
  });
});

test('a split is proposed in its proportion, to the cent', () => {
  const rows = [
    coded('607', { net: { amount: '33.33', currency: 'EUR' } }),
    coded('6026', { net: { amount: '66.67', currency: 'EUR' } }),
  ];
  const memory = known([item()], rows);
  expect(proposed(item({ net: 1001n }), { memory })?.rows.map(({ amount }) => amount)).toEqual(['3.34', '6.67']);
});

test('a period of several months is proposed with the account; the usual deduction of an account too', () => {
  const rules = [{ account: '6251' }];
  const period = { start: '2026-11-01', end: '2027-10-31' };
  expect(proposed(item({ period }), { settings: { ...base.settings, rules } })?.rows[0]).toEqual({
    item: 'line:1',
    account: '6251',
    deduction: 'passenger-transport',
    period: { from: '2026-11-01', to: '2027-10-31' },
  });
});

test('ten invoices are remembered, the newest by their date; one that is coded again counts once', () => {
  let memory: SupplierCodings | undefined;
  for (let day = 1; day <= 12; day++) {
    const id = intakeId.slice(0, -2) + String(day + 10);
    const issueDate = `2026-10-${String(day).padStart(2, '0')}`;
    memory = remember(memory, supplier, { intakeId: id, number: `F-${day}`, issueDate }, [item()], [coded('607')]);
  }
  expect(memory?.invoices.map(({ number }) => number)).toEqual([
    'F-12',
    'F-11',
    'F-10',
    'F-9',
    'F-8',
    'F-7',
    'F-6',
    'F-5',
    'F-4',
    'F-3',
  ]);
  const again = known([item()], [coded('6026')], 'F-1', known([item()], [coded('607')]));
  expect(again.invoices).toMatchObject([{ items: [{ parts: [{ account: '6026', weight: '10000' }] }] }]);
});

test('accounts of purchases are of class 2 or 6, named in two languages, each once; sub-accounts belong to one', () => {
  const numbers = PURCHASE_ACCOUNTS.map(({ number }) => number);
  expect(new Set(numbers).size).toBe(numbers.length);
  for (const { number, label } of PURCHASE_ACCOUNTS) {
    expect(number).toMatch(/^[26]\d{2,}$/);
    expect(label.fr.length * label.en.length).toBeGreaterThan(0);
  }
  expect(accountOf('606110')?.number).toBe('6061');
  expect(accountOf('6011')?.number).toBe('601');
  expect(accountOf('641')).toBeUndefined();
});
