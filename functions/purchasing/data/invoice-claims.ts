import * as z from 'zod';
import { defineEntity, put, type Stored, type Write } from '../../../shared/aws/entity.ts';
import type { Reader } from '../../../shared/aws/reader.ts';
import type { CompanyScope } from '../../../shared/kernel/scope.ts';
import { claimKeysOf, InvoiceClaim, isSame, numberKeyOf, sellerKeyOf } from '../domain/same-invoice.ts';
import type { SupplierInvoice } from '../domain/supplier-invoice.ts';
import { IntakeRecord } from './intake.ts';

/*
 * Access patterns
 * | who asks                                          | how                                    |
 * | which invoices may be the same as this, or near it | its key: each of claimKeysOf (invoice) |
 * | which invoice a later one names                   | its key: numberKeyOf                   |
 */

/** Invoices taken in that share a key, the latest first. */
const InvoiceClaims = z.object({ claimKey: z.string(), claims: z.array(InvoiceClaim) });
type InvoiceClaims = z.infer<typeof InvoiceClaims>;

const InvoiceClaimsRecord = defineEntity({
  kind: 'invoice-claims',
  schema: InvoiceClaims,
  id: ({ claimKey }) => claimKey,
});

/** Under one key so many are kept: a rent has the same seller and total every month. */
const KEPT = 20;

/** Who has claimed a number of a seller, or one that reads like it. */
export const claimsOfNumber = (scope: CompanyScope, seller: SupplierInvoice['seller'], number: string) =>
  InvoiceClaimsRecord.key(scope, numberKeyOf(sellerKeyOf(seller), number));

/** What a command that takes an invoice in reads: who has claimed it, or one like it. */
export function claimsLike(scope: CompanyScope, claim: InvoiceClaim) {
  const key = (claimKey: string) => InvoiceClaimsRecord.key(scope, claimKey);
  const { sellerAndNumber, sellerAndTotal, totalAndNumber, totalAndDay } = claimKeysOf(claim);
  return {
    sellerAndNumber: key(sellerAndNumber),
    sellerAndTotal: key(sellerAndTotal),
    totalAndNumber: key(totalAndNumber),
    totalAndDay: key(totalAndDay),
  };
}

type Found = { readonly [K in keyof ReturnType<typeof claimsLike>]?: Stored<InvoiceClaims> | undefined };

/** All invoices that were found under the keys of one; some of them more than once. */
export function claimsIn({ sellerAndNumber, sellerAndTotal, totalAndNumber, totalAndDay }: Found): InvoiceClaim[] {
  return [sellerAndNumber, sellerAndTotal, totalAndNumber, totalAndDay].flatMap((found) => found?.data.claims ?? []);
}

/** Claims an invoice under each of its keys. */
export function claimAll(scope: CompanyScope, claim: InvoiceClaim, found: Found): Write[] {
  return Object.entries(claimKeysOf(claim)).map(([name, claimKey]) => {
    const before = found[name as keyof Found];
    const others = before?.data.claims.filter(({ intakeId }) => intakeId !== claim.intakeId) ?? [];
    return put(InvoiceClaimsRecord, scope, before, { claimKey, claims: [claim, ...others].slice(0, KEPT) }) as Write;
  });
}

/** The same invoice in another file. One that was rejected may come again: only when there is one, its file is asked for. */
export async function sameTakenIn(
  read: Reader,
  scope: CompanyScope,
  claim: InvoiceClaim,
  { sellerAndNumber }: Pick<Found, 'sellerAndNumber'>,
): Promise<InvoiceClaim | undefined> {
  const same = (sellerAndNumber?.data.claims ?? []).filter(
    (other) => other.intakeId !== claim.intakeId && isSame(claim, other),
  );
  if (same.length === 0) return undefined;
  const intakes = await read.getAll(same.map(({ intakeId }) => IntakeRecord.key(scope, intakeId)));
  return same.find((_, index) => intakes[index] && intakes[index].data.state !== 'rejected');
}
