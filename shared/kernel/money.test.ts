import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addMoney, MoneyText, minorUnitDigits, moneyText, parseMoney } from './money.ts';

const currency = fc.constantFrom('EUR', 'USD', 'JPY', 'TND', 'CLF', 'XPF');
/** Up to 15 digits before the point, as the wire allows. */
const minor = fc.bigInt({ min: -(10n ** 15n) + 1n, max: 10n ** 15n - 1n });

describe('money', () => {
  test('text and minor units say the same amount, both ways', () => {
    fc.assert(
      fc.property(currency, minor, (code, amount) => {
        const text = moneyText({ currency: code, minor: amount });
        expect(MoneyText.safeParse(text).success).toBe(true);
        expect(parseMoney(text.amount, code)).toEqual({ currency: code, minor: amount });
      }),
    );
  });

  test('the text has exactly the digits of the currency (ISO 4217)', () => {
    fc.assert(
      fc.property(currency, minor, (code, amount) => {
        const [, fraction = ''] = moneyText({ currency: code, minor: amount }).amount.split('.');
        expect(fraction.length).toBe(minorUnitDigits(code));
      }),
    );
  });

  test('trailing zeros change nothing', () => {
    fc.assert(
      fc.property(minor, fc.nat(5), (amount, zeros) => {
        const { amount: text } = moneyText({ currency: 'EUR', minor: amount });
        expect(parseMoney(text + '0'.repeat(zeros), 'EUR')?.minor).toBe(amount);
      }),
    );
  });

  test('addition is that of the minor units', () => {
    fc.assert(
      fc.property(minor, minor, (a, b) => {
        const sum = addMoney({ currency: 'EUR', minor: a }, { currency: 'EUR', minor: b });
        expect(sum).toEqual({ currency: 'EUR', minor: a + b });
      }),
    );
    expect(() => addMoney({ currency: 'EUR', minor: 1n }, { currency: 'USD', minor: 1n })).toThrow(RangeError);
  });

  test.each([
    ['0.01', 'EUR', 1n],
    ['-0.01', 'EUR', -1n],
    ['1200', 'EUR', 120_000n],
    ['1200.5', 'EUR', 120_050n],
    ['500', 'JPY', 500n],
    ['500.0', 'JPY', 500n],
    ['1.234', 'TND', 1234n],
    ['999999999999999.99', 'EUR', 99_999_999_999_999_999n],
  ])('%s %s is read', (amount, code, expected) => {
    expect(parseMoney(amount, code)).toEqual({ currency: code, minor: expected });
  });

  test.each([
    ['12.345', 'EUR'],
    ['0.5', 'JPY'],
    ['1e3', 'EUR'],
    ['', 'EUR'],
    ['.5', 'EUR'],
    ['5.', 'EUR'],
    ['+5', 'EUR'],
    ['1,200.00', 'EUR'],
    [' 5', 'EUR'],
    ['NaN', 'EUR'],
    ['1000000000000000', 'EUR'],
  ])('"%s" %s is no amount', (amount, code) => {
    expect(parseMoney(amount, code)).toBeUndefined();
  });

  test('zero has no sign', () => {
    expect(moneyText({ currency: 'EUR', minor: 0n }).amount).toBe('0.00');
    expect(parseMoney('-0.00', 'EUR')?.minor).toBe(0n);
  });

  test.each([
    { amount: '1.00 ', currency: 'EUR' },
    { amount: 'x1.00', currency: 'EUR' },
    { amount: '1.00', currency: 'EURO' },
    { amount: '1.00', currency: 'xEUR' },
    { amount: '1.00', currency: 'eur' },
    { amount: 1, currency: 'EUR' },
    { amount: '1.00', currency: 'EUR', more: 1 },
  ])('%j is no money', (value) => {
    expect(MoneyText.safeParse(value).success).toBe(false);
  });
});
