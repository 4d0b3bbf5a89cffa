import { stdnum } from 'stdnum';

/** The rule of each country prefix. `EL` is Greece, `XI` Northern Ireland (directive 2006/112/EC, art. 215). */
const RULES: Readonly<Record<string, readonly [country: string, rule: string]>> = {
  AT: ['AT', 'uid'],
  BE: ['BE', 'vat'],
  BG: ['BG', 'vat'],
  CY: ['CY', 'vat'],
  CZ: ['CZ', 'dic'],
  DE: ['DE', 'vat'],
  DK: ['DK', 'cvr'],
  EE: ['EE', 'kmkr'],
  EL: ['GR', 'vat'],
  ES: ['ES', 'nif'],
  FI: ['FI', 'alv'],
  FR: ['FR', 'tva'],
  GB: ['GB', 'vat'],
  HR: ['HR', 'oib'],
  HU: ['HU', 'anum'],
  IE: ['IE', 'vat'],
  IT: ['IT', 'iva'],
  LT: ['LT', 'pvm'],
  LU: ['LU', 'tva'],
  LV: ['LV', 'pvn'],
  MT: ['MT', 'vat'],
  NL: ['NL', 'btw'],
  PL: ['PL', 'nip'],
  PT: ['PT', 'nif'],
  RO: ['RO', 'cui'],
  SE: ['SE', 'vat'],
  SI: ['SI', 'ddv'],
  SK: ['SK', 'dph'],
  XI: ['GB', 'vat'],
};

/** Whether the check digits of a VAT number are right; of a country whose rule is not known here, any number is taken. */
export function isVatNumber(vatNumber: string): boolean {
  if (vatNumber.startsWith('CHE')) return follows(['CH', 'uid'], vatNumber.replace(/(MWST|TVA|IVA)$/, ''));
  const rule = RULES[vatNumber.slice(0, 2)];
  return rule === undefined || follows(rule, vatNumber.slice(2));
}

function follows([country, rule]: readonly [string, string], number: string): boolean {
  const validator = stdnum[country]?.[rule];
  if (!validator) throw new Error(`stdnum has no rule ${country}.${rule}`);
  return validator.validate(number).isValid;
}
