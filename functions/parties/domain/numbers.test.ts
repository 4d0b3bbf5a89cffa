import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { Iban, luhn, readIban, Siren, Siret, sirenIn, VatNumber } from './numbers.ts';
import { PartyId } from './party.ts';

const digits = fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 1, maxLength: 18 }).map((list) => list.join(''));

test('every number has exactly one check digit', () => {
  fc.assert(
    fc.property(digits, (number) => {
      const right = [...'0123456789'].filter((digit) => luhn(number + digit));
      expect(right).toHaveLength(1);
    }),
  );
});

test('one wrong digit is always found (ISO/IEC 7812-1 annex B)', () => {
  fc.assert(
    fc.property(digits, fc.nat(), fc.integer({ min: 1, max: 9 }), (number, at, off) => {
      const check = [...'0123456789'].find((digit) => luhn(number + digit)) ?? '';
      const right = number + check;
      const i = at % right.length;
      const wrong = right.slice(0, i) + ((Number(right[i]) + off) % 10) + right.slice(i + 1);
      expect(luhn(wrong)).toBe(false);
    }),
  );
});

test.each(['000100016', '732829320'])('%s is a SIREN', (siren) => {
  expect(Siren.safeParse(siren).success).toBe(true);
});

test.each(['000100017', '00010001', '0001000160', '000 100 016', 'A00100016', ''])('%j is no SIREN', (siren) => {
  expect(Siren.safeParse(siren).success).toBe(false);
});

test.each(['FR39000100016', 'IE1234567WA', 'ATU12345678', 'NL123456789B01'])('%s is written as a VAT number', (vat) => {
  expect(VatNumber.safeParse(vat).success).toBe(true);
});

test.each(['fr39000100016', 'FR 39 000100016', '39000100016', 'FR', 'FR39000100016\n'])('%j is not', (vat) => {
  expect(VatNumber.safeParse(vat).success).toBe(false);
});

test('an id cannot reach into another key', () => {
  expect(PartyId.safeParse('pty_x#party-number#y').success).toBe(false);
});

test('a SIRET has a right check digit, but for La Poste’s own rule', () => {
  expect(Siret.safeParse('00010001600013').success).toBe(true);
  expect(Siret.safeParse('00010001600014').success).toBe(false);
  // La Poste: no Luhn, a sum of digits that 5 divides.
  expect(Siret.safeParse('35600000049837').success).toBe(true);
  expect(Siret.safeParse('35600000049838').success).toBe(false);
});

test('the SIREN that a SIRET or a French VAT number holds', () => {
  expect(sirenIn({ siret: '00010001600013' })).toBe('000100016');
  expect(sirenIn({ vatNumber: 'FR39000100016' })).toBe('000100016');
  expect(sirenIn({ vatNumber: 'DE000100037' })).toBeUndefined();
});

test('an IBAN is of the length of its country and has its check digits (ISO 13616)', () => {
  expect(readIban('FR76 3000 6000 0112 3456 7890 189')).toBe('FR7630006000011234567890189');
  expect(readIban('FR76 3000 6000 0112 3456 7890 188')).toBeUndefined();
  expect(readIban('FR76 3000 6000 0112 3456 7890')).toBeUndefined();
  expect(readIban('0000010038')).toBeUndefined();
  expect(Iban.safeParse('FR76 3000 6000 0112 3456 7890 189').success).toBe(false);
});
