import { electronicFormatIBAN, isValidBIC, isValidIBAN } from 'ibantools';
import * as z from 'zod';

/** EN 16931 BT-31: a VAT number with its country prefix, without blanks. */
export const VatNumber = z
  .string()
  .regex(/^[A-Z]{2}[0-9A-Z+*.]{2,13}$/)
  .meta({ examples: ['FR39000100016'] });

/** SIREN: nine digits with a Luhn check digit (scheme 0002 of ISO 6523). */
export const Siren = z
  .string()
  .regex(/^\d{9}$/)
  .refine(luhn, { error: 'luhn' })
  .meta({ examples: ['000100016'] });

/** SIRET: the SIREN and five digits of the establishment (scheme 0009 of ISO 6523). */
export const Siret = z
  .string()
  .regex(/^\d{14}$/)
  .refine(isSiret, { error: 'luhn' })
  .meta({ examples: ['00010001600013'] });

/** ISO 13616: an IBAN without blanks, of the length and with the check digits of its country. */
export const Iban = z
  .string()
  .regex(/^[A-Z]{2}\d{2}[A-Z0-9]{8,30}$/)
  .refine((iban) => isValidIBAN(iban), { error: 'iban' })
  .meta({ examples: ['FR7600000000010000000010170'] });

/** ISO 9362 */
export const Bic = z
  .string()
  .refine((bic) => isValidBIC(bic), { error: 'bic' })
  .meta({ examples: ['AAAAFRPPXXX'] });

/** ITU E.164: a telephone number with its country prefix, without blanks. */
export const PhoneNumber = z
  .string()
  .regex(/^\+[1-9]\d{6,14}$/)
  .meta({ examples: ['+33472000000'] });

/** An IBAN as an invoice writes it, without blanks; undefined when it is none (ISO 13616). */
export function readIban(written: string): string | undefined {
  const iban = electronicFormatIBAN(written) ?? '';
  return isValidIBAN(iban) ? iban : undefined;
}

/** A VAT number as people write it, without blanks and dots, in capitals. */
export const plainVatNumber = (written: string): string => written.replaceAll(/[\s.-]/g, '').toUpperCase();

/** The SIREN that a French VAT number or a SIRET holds in itself. */
export function sirenIn({ vatNumber, siret }: { vatNumber?: string | undefined; siret?: string | undefined }) {
  if (siret) return siret.slice(0, 9);
  return /^FR[0-9A-Z]{2}\d{9}$/.test(vatNumber ?? '') ? vatNumber?.slice(4) : undefined;
}

const LA_POSTE = '356000000';

/** La Poste had more establishments than Luhn leaves numbers: for them the sum of the digits is a multiple of 5 (INSEE). */
function isSiret(siret: string): boolean {
  if (luhn(siret)) return true;
  return siret.startsWith(LA_POSTE) && [...siret].reduce((sum, digit) => sum + Number(digit), 0) % 5 === 0;
}

/** Luhn check (ISO/IEC 7812-1 annex B). */
export function luhn(digits: string): boolean {
  let sum = 0;
  for (let i = 0; i < digits.length; i++) {
    const digit = Number(digits[digits.length - 1 - i]);
    const doubled = i % 2 === 1 ? digit * 2 : digit;
    sum += doubled > 9 ? doubled - 9 : doubled;
  }
  return sum % 10 === 0;
}
