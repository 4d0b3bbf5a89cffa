import Big from 'big.js';
import { minorUnitDigits } from '../../../shared/kernel/money.ts';
import type { Draft, Vat } from './draft.ts';

export interface Totals {
  /** BT-131, by line. */
  readonly lines: readonly string[];
  /** BG-23, by category and rate. */
  readonly vat: readonly { readonly vat: Vat; readonly base: string; readonly amount: string }[];
  /** BT-106, BT-107, BT-109, BT-110, BT-112 */
  readonly ofLines: string;
  readonly ofAllowances: string;
  readonly withoutVat: string;
  readonly ofVat: string;
  readonly withVat: string;
}

/** The sums of EN 16931 (BR-CO-10, -11, -13, -14, -15, -17), each rounded half up to the currency's minor unit. */
export function totalsOf({ lines, allowance, currency }: Draft): Totals {
  const digits = minorUnitDigits(currency);
  const rounded = (value: Big) => value.round(digits, Big.roundHalfUp);
  const text = (value: Big) => value.toFixed(digits);

  const nets = lines.map(({ quantity, price }) => rounded(new Big(quantity).times(price)));
  const bases = new Map<string, { vat: Vat; base: Big }>();
  const add = (vat: Vat, amount: Big) => {
    const key = `${vat.category} ${vat.rate}`;
    bases.set(key, { vat, base: (bases.get(key)?.base ?? new Big(0)).plus(amount) });
  };
  lines.forEach(({ vat }, index) => {
    add(vat, nets[index] as Big);
  });
  const ofAllowances = new Big(allowance?.amount ?? 0);
  if (allowance) add(allowance.vat, ofAllowances.times(-1));

  const sum = (values: readonly Big[]) => values.reduce((total, value) => total.plus(value), new Big(0));
  const vat = [...bases.values()].map(({ vat, base }) => ({
    vat,
    base,
    amount: rounded(base.times(vat.rate).div(100)),
  }));
  const ofLines = sum(nets);
  const withoutVat = ofLines.minus(ofAllowances);
  const ofVat = sum(vat.map(({ amount }) => amount));
  return {
    lines: nets.map(text),
    vat: vat.map(({ vat, base, amount }) => ({ vat, base: text(base), amount: text(amount) })),
    ofLines: text(ofLines),
    ofAllowances: text(ofAllowances),
    withoutVat: text(withoutVat),
    ofVat: text(ofVat),
    withVat: text(withoutVat.plus(ofVat)),
  };
}
