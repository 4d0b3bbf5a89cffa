import * as z from 'zod';
import { Instant, LocalDate } from '../../../shared/kernel/dates.ts';
import { MoneyText } from '../../../shared/kernel/money.ts';
import { Address, ElectronicAddress, FoundSupplier, PartyIdentifier } from '../../parties/public.ts';
import { Decision } from '../../work/public.ts';
import { ApprovalRound } from './approval/round.ts';
import { BankDetails } from './bank-details.ts';
import { Coding } from './coding/coding.ts';
import { IntakeId, SupplierInvoiceId } from './intake.ts';
import { InvoiceChecks } from './invoice-checks.ts';
import { InvoiceLine, InvoiceVat, MAX_LINES_ON_RECORD } from './invoice-lines.ts';
import { OrderMatch } from './orders/match.ts';
import { NearDuplicate } from './same-invoice.ts';
import { Settlement } from './settlement.ts';

/** What was read of a supplier's invoice; the names are the business terms of EN 16931. */
export const SupplierInvoice = z
  .object({
    invoiceId: SupplierInvoiceId,
    intakeId: IntakeId,
    /** Left out: a person keyed it. */
    syntax: z.enum(['UBL', 'CII']).optional(),
    keyed: z.object({ by: z.string(), name: z.string(), at: Instant }).optional(),
    /** BT-1 */
    number: z.string(),
    /** BT-3 */
    typeCode: z.string(),
    /** BT-2 */
    issueDate: LocalDate,
    /** BT-9 */
    dueDate: LocalDate.optional(),
    /** BG-4: BT-27, BT-31, BT-30 with scheme 0002, BT-29 with scheme 0009, BT-40 */
    seller: z.object({
      name: z.string(),
      vatNumber: z.string().optional(),
      siren: z.string().optional(),
      siret: z.string().optional(),
      country: z.string().optional(),
      /** BT-35, BT-38, BT-37 */
      address: Address.optional(),
      /** BT-29 and BT-30 by their schemes; a number without a scheme is of the register of its country. */
      identifiers: z.array(PartyIdentifier).optional(),
      /** BT-34 */
      electronicAddress: ElectronicAddress.optional(),
    }),
    /** Which place of the company bought: its SIRET, of BT-47, BT-46 or else where it was delivered to, BT-71. */
    establishment: z.string().optional(),
    /** BT-109 */
    totalWithoutVat: MoneyText,
    /** BT-110 */
    totalVat: MoneyText.optional(),
    /** BT-112 */
    totalWithVat: MoneyText,
    /** BT-113 */
    paid: MoneyText.optional(),
    /** BT-115 */
    amountDue: MoneyText,
    /** BT-23: the frame of invoicing, `B2` where it is paid already */
    frame: z.string().optional(),
    /** BT-13 */
    orderReference: z.string().optional(),
    /** BG-3: BT-25, BT-26 */
    preceding: z.array(z.object({ number: z.string(), issueDate: z.string().optional() })).optional(),
    /** BG-16: BT-81 (UNTDID 4461), BT-83, and the accounts of BG-17: BT-84, BT-85, BT-86 */
    payment: z
      .object({
        means: z.string().optional(),
        reference: z.string().optional(),
        accounts: z.array(z.object({ iban: z.string(), name: z.string().optional(), bic: z.string().optional() })),
      })
      .optional(),
    /** BG-23 */
    vat: z.array(InvoiceVat).optional(),
    /** BG-25: all, or the first hundred. */
    lines: z.array(InvoiceLine).max(MAX_LINES_ON_RECORD).optional(),
    /** Number of lines in the file, when `lines` has not all; SHA-256 of the document, a JSON list, that has. */
    moreLines: z.object({ count: z.number().int(), document: z.string() }).optional(),
    checks: InvoiceChecks.optional(),
    /** It came outside the platform although its issuer must use one: every issuer, or one that is no small company. */
    eInvoiceDuty: z.enum(['yes', 'unless-small']).optional(),
    /** Invoices taken in before that may be the same one. */
    nearDuplicates: z.array(NearDuplicate).optional(),
    /** Its order, line by line, and what differs. */
    order: OrderMatch.optional(),
    /** To which accounts it goes; with it comes what there is to pay. */
    coding: Coding.optional(),
    settlement: Settlement.optional(),
    /** The party found for the seller; absent when it is unknown. */
    supplier: z
      .object({
        partyId: z.string(),
        name: z.string(),
        /** By which number, or that a person said so. */
        how: z.string().optional(),
        /** Who put it on file: that person does not approve its invoices. */
        enteredBy: z.string().optional(),
        /** Who proposed an account that it may be paid to: neither do they. */
        accountsProposedBy: z.array(z.string()).optional(),
        warnings: z.array(z.string()).optional(),
      })
      .optional(),
    /** While no supplier is found: where a person says who it is, and whom the seller resembles. */
    supplierProposal: FoundSupplier.pick({ candidates: true, warnings: true })
      .extend({ proposalId: z.string() })
      .optional(),
    /** Where it is to be paid; it is paid only while that account is confirmed on the supplier's file. */
    bankDetails: BankDetails.optional(),
    /** What the approval policy asks, and who has approved. */
    approvals: ApprovalRound.optional(),
    state: z.enum(['read', 'waiting', 'approved', 'rejected']),
    /** The last decision, by which it was approved or rejected; none when it was approved automatically. */
    decision: Decision.omit({ outcome: true }).optional(),
  })
  .meta({ id: 'SupplierInvoice' });
export type SupplierInvoice = z.infer<typeof SupplierInvoice>;
