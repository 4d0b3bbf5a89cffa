import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { pairs } from '../../../test/builders/invoice-pairs.ts';
import { claimKeysOf, claimOf, isSame, likeness, nearDuplicates, sellerKeyOf, writtenNumber } from './same-invoice.ts';

type Verdict = 'same' | 'near' | 'different';

/** What the product says of two invoices that arrive one after the other. */
function verdict(first: Parameters<typeof claimOf>[1], second: Parameters<typeof claimOf>[1]): Verdict {
  const [a, b] = [claimOf('itk_1', first), claimOf('itk_2', second)];
  return isSame(a, b) ? 'same' : likeness(b, a) ? 'near' : 'different';
}

describe('200 labelled pairs', () => {
  const all = pairs();
  const judged = all.map((pair) => ({ ...pair, says: verdict(pair.first, pair.second) }));
  const rate = (label: Verdict, right: (says: Verdict) => boolean) => {
    const of = judged.filter((pair) => pair.label === label);
    return { of: of.length, share: of.filter(({ says }) => right(says)).length / of.length };
  };
  const missed = judged.filter(({ label, says }) => label !== says).map(({ how, says }) => `${how}: ${says}`);

  test('exact ones are all recognised, near ones reach a person, and two invoices are taken for one by nobody', () => {
    const exact = rate('same', (says) => says === 'same');
    const near = rate('near', (says) => says === 'near');
    const wrong = rate('different', (says) => says !== 'different');
    const percent = (share: number) => `${(share * 100).toFixed(1)} %`;
    console.log(
      `${all.length} pairs: exact ${percent(exact.share)} of ${exact.of}, near ${percent(near.share)} of ${near.of}, false ${percent(wrong.share)} of ${wrong.of}; missed: ${missed.join('; ') || 'none'}`,
    );
    expect(all.length).toBeGreaterThanOrEqual(200);
    expect(exact.share).toBe(1);
    expect(near.share).toBeGreaterThanOrEqual(0.95);
    expect(wrong.share).toBeLessThanOrEqual(0.01);
    expect(missed).toEqual([]);
  });

  test('what is near is never refused by itself', () => {
    expect(judged.filter(({ label, says }) => label !== 'same' && says === 'same')).toEqual([]);
  });
});

test('whatever is the same or near has a key in common, by which it is found', () => {
  const of = (...values: string[]) => fc.constantFrom(...values);
  const invoice = fc.record({
    seller: fc.record({ name: of('Verrerie SAS', 'VERRERIE', 'Osram'), siren: of('1', '2') }),
    number: of('F-1', 'F-01', 'f/1', 'F-l', 'F-11', '2026-1-17', '2026-11-7'),
    typeCode: of('380', '381'),
    issueDate: of('2026-11-20', '2026-11-21', '2026-12-20', '2016-11-20'),
    totalWithVat: fc.record({ amount: of('120.00', '99.00'), currency: of('EUR', 'USD') }),
  });
  fc.assert(
    fc.property(invoice, invoice, (first, second) => {
      const [a, b] = [claimOf('itk_1', first), claimOf('itk_2', second)];
      const keys: readonly string[] = Object.values(claimKeysOf(a));
      const found = Object.values(claimKeysOf(b)).some((key) => keys.includes(key));
      expect(found || !(isSame(a, b) || likeness(b, a))).toBe(true);
    }),
    { numRuns: 2000 },
  );
});

test('a seller is known by its SIREN, which its French VAT number holds', () => {
  const name = 'Verrerie du Rhône SAS';
  expect(sellerKeyOf({ name, siren: '000 100 016' })).toBe(sellerKeyOf({ name, vatNumber: 'fr 39 000100016' }));
  expect(sellerKeyOf({ name, vatNumber: 'DE 123456789' })).toBe('DE123456789');
  expect(sellerKeyOf({ name })).toBe(sellerKeyOf({ name: 'VERRERIE DU RHONE' }));
});

test('signs and case tell no numbers apart, the ends of their parts do', () => {
  expect(writtenNumber(' f 2026/117 ')).toBe(writtenNumber('F-2026-117'));
  expect(writtenNumber('2026/1/17')).not.toBe(writtenNumber('2026/11/7'));
});

test('the likest come first, each once, never the invoice itself, five at most', () => {
  const base = { seller: { name: 'A', siren: '1' }, number: 'F-1', typeCode: '380', issueDate: '2026-11-20' };
  const total = (amount: string) => ({ totalWithVat: { amount, currency: 'EUR' } });
  const claim = claimOf('itk_0', { ...base, ...total('120.00') });
  const earlier = [
    claim,
    ...Array.from({ length: 7 }, (_, i) => claimOf(`itk_${i}`, { ...base, number: `G-${i}00`, ...total('120.00') })),
    claimOf('itk_9', { ...base, ...total('99.00') }),
  ];
  const near = nearDuplicates(claim, [...earlier, ...earlier]);
  expect(near).toHaveLength(5);
  expect(near.map(({ likeness: alike }) => alike)).toEqual(['same-number', ...Array(4).fill('same-day-and-total')]);
  expect(new Set(near.map(({ intakeId }) => intakeId)).size).toBe(5);
});
