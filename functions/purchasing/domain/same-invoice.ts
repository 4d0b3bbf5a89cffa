import * as z from 'zod';
import { LocalDate } from '../../../shared/kernel/dates.ts';
import { MoneyText } from '../../../shared/kernel/money.ts';
import { IntakeId } from './intake.ts';
import type { SupplierInvoice } from './supplier-invoice.ts';

/** What of an invoice that was taken in tells whether another one is the same, or near it. */
export const InvoiceClaim = z.object({
  intakeId: IntakeId,
  sellerKey: z.string(),
  sellerName: z.string(),
  number: z.string(),
  typeCode: z.string(),
  issueDate: LocalDate,
  totalWithVat: MoneyText,
});
export type InvoiceClaim = z.infer<typeof InvoiceClaim>;

export const LIKENESSES = ['same-number', 'number-alike', 'same-day-and-total', 'other-seller'] as const;
export type Likeness = (typeof LIKENESSES)[number];

type Claimed = Pick<SupplierInvoice, 'seller' | 'number' | 'typeCode' | 'issueDate' | 'totalWithVat'>;

export function claimOf(intakeId: string, invoice: Claimed): InvoiceClaim {
  const { seller, number, typeCode, issueDate, totalWithVat } = invoice;
  return {
    intakeId,
    sellerKey: sellerKeyOf(seller),
    sellerName: seller.name,
    number,
    typeCode,
    issueDate,
    totalWithVat,
  };
}

/**
 * Under what an invoice is claimed. Two invoices that are the same, or near each other, have one of these in common,
 * whatever they differ in: so what may be near is found by keys, and of two that are read at the same moment the second
 * meets the first.
 */
export function claimKeysOf({ sellerKey, sellerName, number, issueDate, totalWithVat }: InvoiceClaim) {
  const folded = joined(foldedNumber(number));
  const total = `${totalWithVat.amount} ${totalWithVat.currency}`;
  return {
    sellerAndNumber: numberKeyOf(sellerKey, number),
    sellerAndTotal: `seller-and-total/${sellerKey}/${total}`,
    totalAndNumber: `total-and-number/${total}/${folded}`,
    totalAndDay: `total-and-day/${total}/${issueDate}/${foldedName(sellerName)}`,
  };
}

/** Under what the number of a seller is claimed. */
export const numberKeyOf = (sellerKey: string, number: string): string =>
  `seller-and-number/${sellerKey}/${joined(foldedNumber(number))}`;

/** What two invoices of one seller have in common: its SIREN, which a French VAT number holds, else its VAT number, else its name. */
export function sellerKeyOf({ siren, vatNumber, name }: Claimed['seller']): string {
  const vat = vatNumber?.replaceAll(/[^A-Za-z0-9]/g, '').toUpperCase();
  return siren?.replaceAll(/\D/g, '') || /^FR[0-9A-Z]{2}(\d{9})$/.exec(vat ?? '')?.[1] || vat || foldedName(name);
}

/** The same invoice: nothing that tells two invoices apart is different. */
export function isSame(a: InvoiceClaim, b: InvoiceClaim): boolean {
  return (
    a.sellerKey === b.sellerKey &&
    writtenNumber(a.number) === writtenNumber(b.number) &&
    a.issueDate.slice(0, 4) === b.issueDate.slice(0, 4) &&
    a.typeCode === b.typeCode &&
    sameTotal(a, b)
  );
}

/** In what two invoices are so alike that a person must look, or nothing when they are two. */
export function likeness(a: InvoiceClaim, b: InvoiceClaim): Likeness | undefined {
  const days = daysBetween(a.issueDate, b.issueDate);
  const total = sameTotal(a, b);
  const number = writtenNumber(a.number) === writtenNumber(b.number);
  const folded = joined(foldedNumber(a.number)) === joined(foldedNumber(b.number));
  if (a.sellerKey !== b.sellerKey) {
    // Another VAT number, or none: a seller who imitates another, or the same one written otherwise.
    const alike = foldedName(a.sellerName) === foldedName(b.sellerName);
    return total && ((folded && (alike || days === 0)) || (alike && days === 0)) ? 'other-seller' : undefined;
  }
  // A number begins anew each year; a year that was misread leaves day and month as they were.
  const aYearApart = days > TWO_MONTHS && !(total && a.issueDate.slice(5) === b.issueDate.slice(5));
  if (number) return aYearApart ? undefined : 'same-number';
  const confused = foldedNumber(a.number) === foldedNumber(b.number);
  if (confused || (folded && total)) return aYearApart ? undefined : 'number-alike';
  if (!total) return undefined;
  if (days === 0) return 'same-day-and-total';
  // The next number with the same total a month later is the rent.
  return days <= WEEK && oneSlip(joined(foldedNumber(a.number)), joined(foldedNumber(b.number)))
    ? 'number-alike'
    : undefined;
}

/** Days: the next invoice of a series with the same total comes later, and a series does not begin anew sooner. */
const WEEK = 7;
const TWO_MONTHS = 60;

const sameTotal = (a: InvoiceClaim, b: InvoiceClaim) =>
  a.totalWithVat.amount === b.totalWithVat.amount && a.totalWithVat.currency === b.totalWithVat.currency;

const daysBetween = (a: string, b: string) => Math.abs(Date.parse(a) - Date.parse(b)) / 86_400_000;

/** Case, and which signs stand between its parts, do not tell two numbers apart; where its parts end does: 2026/1/17, 2026/11/7. */
export function writtenNumber(number: string): string {
  return number
    .normalize('NFKC')
    .toUpperCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, '-')
    .replaceAll(/^-|-$/g, '');
}

const CONFUSED: Readonly<Record<string, string>> = { O: '0', Q: '0', I: '1', L: '1', S: '5', B: '8', Z: '2', G: '6' };

/** What remains when letters and digits that readers confuse are one and leading zeros count for nothing. */
function foldedNumber(number: string): string {
  return writtenNumber(number)
    .replaceAll(/[OQILSBZG]/g, (letter) => CONFUSED[letter] as string)
    .split('-')
    .map((part) => part.replace(/^0+(?=.)/, ''))
    .join('-');
}

const joined = (number: string) => number.replaceAll('-', '');

/** Company names without case, accents, signs and legal form. */
function foldedName(name: string): string {
  return name
    .normalize('NFD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, ' ')
    .replaceAll(/\b(?:sas|sasu|sarl|eurl|sa|snc|sci|gmbh|ag|bv|srl|ltd|inc)\b/g, '')
    .replaceAll(' ', '');
}

/** One character changed, missing, too many, or two neighbours exchanged. */
function oneSlip(a: string, b: string): boolean {
  if (a === b) return true;
  if (Math.abs(a.length - b.length) > 1) return false;
  let start = 0;
  while (start < a.length && a[start] === b[start]) start++;
  let end = 0;
  while (end < Math.min(a.length, b.length) - start && a[a.length - 1 - end] === b[b.length - 1 - end]) end++;
  const [left, right] = [a.slice(start, a.length - end), b.slice(start, b.length - end)];
  if (left.length <= 1 && right.length <= 1) return true;
  return left.length === 2 && right.length === 2 && left[0] === right[1] && left[1] === right[0];
}

/** An invoice taken in before that may be this one. */
export const NearDuplicate = InvoiceClaim.pick({
  intakeId: true,
  sellerName: true,
  number: true,
  issueDate: true,
  totalWithVat: true,
}).extend({ likeness: z.enum(LIKENESSES) });
export type NearDuplicate = z.infer<typeof NearDuplicate>;

const MAX_NEAR = 5;

/** Of the invoices taken in before those that may be this one, the likest first. */
export function nearDuplicates(claim: InvoiceClaim, earlier: readonly InvoiceClaim[]): NearDuplicate[] {
  const seen = new Set([claim.intakeId]);
  return earlier
    .flatMap((other) => {
      const alike = seen.has(other.intakeId) ? undefined : likeness(claim, other);
      seen.add(other.intakeId);
      const { intakeId, sellerName, number, issueDate, totalWithVat } = other;
      return alike ? [{ intakeId, sellerName, number, issueDate, totalWithVat, likeness: alike }] : [];
    })
    .sort((a, b) => LIKENESSES.indexOf(a.likeness) - LIKENESSES.indexOf(b.likeness))
    .slice(0, MAX_NEAR);
}
