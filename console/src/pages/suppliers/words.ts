import type { BankAccount, Phone } from '../../api/api.ts';
import type { Tone } from '../../components/tone.ts';

export const ACCOUNT_TONES: Readonly<Record<BankAccount['state'], Tone>> = {
  proposed: 'attention',
  confirmed: 'good',
  refused: 'bad',
  retired: 'neutral',
};

export const PHONE_SOURCES = [
  'contract',
  'register',
  'website',
  'known-person',
  'invoice',
] as const satisfies readonly Phone['source'][];

/** An IBAN in groups of four, as it is printed and read out (ISO 13616). */
export const groupedIban = (iban: string): string => iban.replaceAll(/(.{4})(?=.)/g, '$1 ');

/** What people type, without the blanks, dots and dashes they type it with. */
export const plainNumber = (typed: string): string => typed.replaceAll(/[\s.()-]/g, '').toUpperCase();
