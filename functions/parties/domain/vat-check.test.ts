import { expect, test } from 'vitest';
import { suppliers } from '../../../local/demo/suppliers.ts';
import { isVatNumber } from './vat-check.ts';

/** One number of each rule, right by its check digits; examples of the rule, not of a company. */
const RIGHT = (
  'ATU13585627 BE0428759497 BG175074752 CY10259033P CZ25123891 DE136695976 DK13585628 EE100931558 EL094259216 ' +
  'ESB58378431 FI20774740 FR39000100016 GB980780684 HR33392005961 HU12892312 IE6433435F IT00743110157 LT119511515 ' +
  'LU15027442 LV40003521600 MT11679112 NL004495445B01 PL8567346215 PT501964843 RO18547290 SE123456789701 SI50223054 ' +
  'SK2022749619 XI980780684 CHE107787577'
).split(' ');

test.each(RIGHT)('%s is right, and with one changed digit it is not', (vatNumber) => {
  expect(isVatNumber(vatNumber)).toBe(true);
  const PLACE = 6;
  const changed = (by: number) =>
    vatNumber.slice(0, PLACE) + ((Number(vatNumber[PLACE]) + by) % 10) + vatNumber.slice(PLACE + 1);
  // Nine other digits; a rule lets at most few of them through.
  const wrong = [1, 2, 3, 4, 5, 6, 7, 8, 9].filter((digit) => !isVatNumber(changed(digit)));
  expect(wrong.length).toBeGreaterThanOrEqual(8);
});

test('of a country whose rule is not known any number is taken', () => {
  expect(isVatNumber('JP000100001')).toBe(true);
});

test('the demonstration’s suppliers have right numbers', () => {
  for (const supplier of Object.values(suppliers))
    expect([supplier.vatNumber ?? '', isVatNumber(supplier.vatNumber ?? '')]).toEqual([supplier.vatNumber, true]);
});
