/** Keys of companies that do not exist: right by their check digits, in blocks that no register attributes. */

/** Digits with the check digit that makes the whole pass Luhn (ISO/IEC 7812-1 annex B). */
function withLuhn(digits: string): string {
  let sum = 0;
  for (let i = 0; i < digits.length; i++) {
    const doubled = Number(digits[digits.length - 1 - i]) * (i % 2 === 0 ? 2 : 1);
    sum += doubled > 9 ? doubled - 9 : doubled;
  }
  return `${digits}${(10 - (sum % 10)) % 10}`;
}

/** SIREN number `n` of the block 0001. */
export const sirenOf = (n: number): string => withLuhn(`0001${String(n).padStart(4, '0')}`);

/** SIRET of a SIREN's establishment `n` (NIC of five digits, the last one a check digit). */
export const siretOf = (siren: string, n = 1): string => withLuhn(`${siren}${String(n).padStart(4, '0')}`);

/** French VAT number: (12 + 3 × (SIREN mod 97)) mod 97, then the SIREN. */
export const vatNumberOf = (siren: string): string =>
  `FR${String((12 + 3 * (Number(siren) % 97)) % 97).padStart(2, '0')}${siren}`;

/** IBAN with its check digits (ISO 13616, MOD 97-10). */
function ibanOf(country: string, account: string): string {
  const digits = [...`${account}${country}00`].map((letter) => Number.parseInt(letter, 36)).join('');
  return `${country}${String(98n - (BigInt(digits) % 97n)).padStart(2, '0')}${account}`;
}

/** French IBAN number `n` at the unattributed bank 00000, with the RIB key that the account carries. */
export function frenchIban(n: number): string {
  const [bank, branch, account] = ['00000', '00001', String(n).padStart(11, '0')];
  const key = 97n - ((89n * BigInt(bank) + 15n * BigInt(branch) + 3n * BigInt(account)) % 97n);
  return ibanOf('FR', `${bank}${branch}${account}${String(key).padStart(2, '0')}`);
}

/** IBAN of another country, from the account as that country writes it. */
export const foreignIban = ibanOf;
