import * as z from 'zod';
import { Instant, LocalDate } from '../../../../shared/kernel/dates.ts';

/** An amount with VAT, not negative, in the currency of the policy. */
const Threshold = z
  .string()
  .regex(/^\d{1,12}(\.\d{1,2})?$/)
  .meta({ examples: ['1000.00'] });

export const PersonId = z.string().regex(/^[A-Za-z0-9_-]{1,64}$/);
/** A person as others read it; the name is a copy of the day on which it was written. */
export const Person = z.strictObject({ id: PersonId, name: z.string().trim().min(1).max(100) }).meta({ id: 'Person' });

/** How an invoice stands to its order: `matched` within the tolerances, `differs`, or `none` when there is no order. */
export const OrderState = z.enum(['matched', 'differs', 'none']);

/** Who is asked for one approval: a holder of a role, one of named persons, or the owner of each cost centre of the invoice. */
export const Asked = z
  .discriminatedUnion('of', [
    z.strictObject({ of: z.literal('role'), role: z.enum(['approver', 'accountant', 'director']) }),
    z.strictObject({ of: z.literal('persons'), persons: z.array(Person).min(1).max(10) }),
    z.strictObject({ of: z.literal('cost-centre-owner') }),
  ])
  .meta({ id: 'ApprovalAsked' });
export type Asked = z.infer<typeof Asked>;

const Values = z.array(z.string().trim().min(1).max(64)).min(1).max(50);

/** Every condition that is given must hold; a list holds when one of its values does. A rule without conditions matches all. */
export const Conditions = z
  .strictObject({
    /** The total with VAT, of a credit note without its sign, is at least this. */
    amountFrom: Threshold.optional(),
    /** … and below this. */
    amountBelow: Threshold.optional(),
    /** Some line is coded to one of them. */
    costCentres: Values.optional(),
    /** Some line is coded to an account that begins so. */
    accounts: Values.optional(),
    /** The supplier is one of them, by party id. */
    suppliers: Values.optional(),
    /** The establishment that bought is one of them, by SIRET; an invoice that names none is of none of them. */
    establishments: z
      .array(z.string().regex(/^\d{14}$/))
      .min(1)
      .max(50)
      .optional(),
    documents: z
      .array(z.enum(['invoice', 'credit-note']))
      .min(1)
      .optional(),
    orders: z.array(OrderState).min(1).optional(),
  })
  .meta({ id: 'ApprovalConditions' });

export const ApprovalRule = z
  .strictObject({
    name: z.string().trim().min(1).max(100),
    when: Conditions,
    /** In the order in which they are asked; the first is level 1. */
    approvals: z.array(Asked).max(5),
    /** Nobody is asked. Only for invoices that match an order, below an amount, and never beside a rule that asks. */
    automatic: z.boolean().default(false),
  })
  .refine(({ automatic, approvals }) => automatic === (approvals.length === 0), {
    error: 'approvals, or automatic',
    path: ['approvals'],
  })
  .refine(
    ({ automatic, when }) =>
      !automatic || (when.amountBelow !== undefined && when.orders?.length === 1 && when.orders[0] === 'matched'),
    { error: 'automatic needs amountBelow and orders = matched', path: ['automatic'] },
  )
  .meta({ id: 'ApprovalRule' });
export type ApprovalRule = z.infer<typeof ApprovalRule>;

/** What a policy says. It never changes once it is in force. */
export const PolicyContent = z
  .strictObject({
    /** ISO 4217. An invoice in another currency counts as above every threshold: its amount is not known. */
    currency: z.string().regex(/^[A-Z]{3}$/),
    rules: z.array(ApprovalRule).max(50),
    /** From this amount on two different persons approve: where fewer are asked, a director is asked as well. */
    fourEyesFrom: Threshold.optional(),
    costCentreOwners: z
      .array(z.strictObject({ costCentre: z.string().trim().min(1).max(64), persons: z.array(Person).min(1).max(10) }))
      .max(200)
      .default([]),
  })
  .meta({ id: 'ApprovalPolicyContent' });
export type PolicyContent = z.infer<typeof PolicyContent>;

/** In a path it arrives as text. */
export const PolicyNumber = z.coerce
  .number()
  .int()
  .min(1)
  .max(999_999)
  .meta({ examples: [1] });

/** One numbered policy of a company: a draft, or in force from a day on. The highest number in force on a day applies. */
export const ApprovalPolicy = z
  .object({
    number: z.number().int().positive(),
    content: PolicyContent,
    state: z.enum(['draft', 'in-force']),
    inForceFrom: LocalDate.optional(),
    editedBy: z.object({ id: z.string(), name: z.string(), at: Instant }),
    putInForceBy: z.object({ id: z.string(), name: z.string(), at: Instant }).optional(),
  })
  .meta({ id: 'ApprovalPolicy' });
export type ApprovalPolicy = z.infer<typeof ApprovalPolicy>;

/** Of the policies in force, the one that applies on a day: a new one supersedes those before it. */
export function policyOn(policies: readonly ApprovalPolicy[], day: string): ApprovalPolicy | undefined {
  return policies
    .filter(({ inForceFrom }) => inForceFrom !== undefined && inForceFrom <= day)
    .reduce<ApprovalPolicy | undefined>((best, one) => (best && best.number > one.number ? best : one), undefined);
}
