import type { MoneyText } from './money.ts';

/** ISO 4217 currencies whose minor unit is not a hundredth; every other one in use has two digits. Source: ISO 4217 list one. */
const MINOR_UNIT_DIGITS: Readonly<Record<string, number>> = {
  BHD: 3, BIF: 0, CLF: 4, CLP: 0, DJF: 0, GNF: 0, IQD: 3, ISK: 0, JOD: 3, JPY: 0, KMF: 0, KRW: 0, KWD: 3, LYD: 3,
  OMR: 3, PYG: 0, RWF: 0, TND: 3, UGX: 0, UYI: 0, VND: 0, VUV: 0, XAF: 0, XOF: 0, XPF: 0,
}; // biome-ignore format: one table

/** Money inside: integer minor units of one currency (cents for EUR). Never a float. */
export interface Money {
  readonly currency: string;
  readonly minor: bigint;
}

export function minorUnitDigits(currency: string): number {
  return MINOR_UNIT_DIGITS[currency] ?? 2;
}

/** Reads `"1200.00"`; returns undefined for anything that is no exact amount of that currency ("12.345" EUR, "1e3", ""). */
export function parseMoney(amount: string, currency: string): Money | undefined {
  const match = /^(-?)(\d{1,15})(?:\.(\d+))?$/.exec(amount);
  if (!match) return undefined;
  const [, sign, whole = '', fraction = ''] = match;
  const digits = minorUnitDigits(currency);
  const kept = fraction.slice(0, digits).padEnd(digits, '0');
  if (/[1-9]/.test(fraction.slice(digits))) return undefined;
  const minor = BigInt(whole + kept);
  return { currency, minor: sign ? -minor : minor };
}

export function moneyText({ currency, minor }: Money): MoneyText {
  const digits = minorUnitDigits(currency);
  const text = (minor < 0n ? -minor : minor).toString().padStart(digits + 1, '0');
  const amount = digits ? `${text.slice(0, -digits)}.${text.slice(-digits)}` : text;
  return { currency, amount: minor < 0n ? `-${amount}` : amount };
}
