import * as z from 'zod';
import { Instant, LocalDate } from '../../../../shared/kernel/dates.ts';
import { AskedApproval, type Asking } from './evaluate.ts';
import { Person } from './policy.ts';

/** Why somebody may not approve an invoice. */
export const Involvement = z.enum(['entered', 'coded', 'created-supplier', 'proposed-account', 'approved-before']);
export type Involvement = z.infer<typeof Involvement>;

export interface Involved {
  readonly person: string;
  readonly why: Involvement;
}

/**
 * Who may approve alone, until when and why, as an administrator declared it: a company of one person has nobody else.
 * It lifts every exclusion of that person; each use is marked on the approval.
 */
export const SingleApprover = z
  .object({
    person: Person,
    /** Last day. */
    until: LocalDate,
    reason: z.string(),
    declaredBy: z.object({ id: z.string(), name: z.string(), at: Instant }),
  })
  .meta({ id: 'SingleApprover' });
export type SingleApprover = z.infer<typeof SingleApprover>;

export const GivenApproval = z
  .object({
    policy: z.number().int(),
    level: z.number().int(),
    by: z.string(),
    name: z.string(),
    at: Instant,
    comment: z.string(),
    onBehalfOf: z.object({ id: z.string(), name: z.string() }).optional(),
    /** What would have excluded the person without the declaration of a single approver. */
    singleApprover: z.array(z.object({ person: z.string(), why: Involvement })).optional(),
  })
  .meta({ id: 'GivenApproval' });
export type GivenApproval = z.infer<typeof GivenApproval>;

/**
 * The approvals of one invoice. What is asked is fixed when it is first asked: a policy that comes into force later does
 * not touch it. A change of what is approved withdraws it, and another round is asked under the policy of that day.
 */
export const ApprovalRound = z
  .object({
    /** Number of the policy; 0 when the company had none in force. */
    policy: z.number().int(),
    askedAt: Instant,
    /** SHA-256 of what is approved. */
    subject: z.string(),
    asked: z.array(AskedApproval),
    given: z.array(GivenApproval),
    /** The rule by which nobody is asked. */
    automatic: z.string().optional(),
  })
  .meta({ id: 'ApprovalRound' });
export type ApprovalRound = z.infer<typeof ApprovalRound>;

export function openRound(
  asking: Asking,
  { policy, subject, now }: { policy: number; subject: string; now: string },
): ApprovalRound {
  const { approvals, automatic } = asking;
  return {
    policy,
    askedAt: now,
    subject,
    asked: [...approvals],
    given: [],
    ...(automatic !== undefined && { automatic }),
  };
}

/** The approval to ask next; nothing when all that were asked are given. */
export const nextAsked = (round: ApprovalRound): AskedApproval | undefined => round.asked[round.given.length];

/** Everybody who may not give the next approval of the round: who is involved, and who has approved already. */
export function excludedFrom(
  round: ApprovalRound,
  involved: readonly Involved[],
  alone: readonly SingleApprover[],
  today: string,
): Involved[] {
  return everyReason(round, involved).filter(({ person }) => !approvesAlone(alone, person, today));
}

function everyReason({ given }: ApprovalRound, involved: readonly Involved[]): Involved[] {
  const before = given
    .flatMap(({ by, onBehalfOf }) => [by, ...(onBehalfOf ? [onBehalfOf.id] : [])])
    .map((person) => ({ person, why: 'approved-before' as const }));
  return [...involved, ...before];
}

const approvesAlone = (alone: readonly SingleApprover[], id: string, today: string): boolean =>
  alone.some(({ person, until }) => person.id === id && today <= until);

/** Named persons who are all excluded cannot be waited for: a director is asked in their place. */
export function askedOf(asked: AskedApproval, excluded: readonly Involved[]): AskedApproval['of'] {
  if (asked.of.of === 'role') return asked.of;
  const left = asked.of.persons.filter(({ id }) => !excluded.some(({ person }) => person === id));
  return left.length > 0 ? { of: 'persons', persons: left } : { of: 'role', role: 'director' };
}

export interface ApprovalDecision {
  readonly by: string;
  readonly name: string;
  readonly at: string;
  readonly comment: string;
  readonly onBehalfOf?: { readonly id: string; readonly name: string } | undefined;
}

/**
 * Counts an approval. Undefined: it does not count, because the invoice changed since it was asked, or because whoever
 * decided, or whom they stood in for, is excluded. The inbox refuses such a decision already; this is the second lock.
 */
export function count(
  round: ApprovalRound,
  decision: ApprovalDecision,
  {
    subject,
    involved,
    alone,
    today,
  }: {
    subject: string;
    involved: readonly Involved[];
    alone: readonly SingleApprover[];
    today: string;
  },
): ApprovalRound | undefined {
  const asked = nextAsked(round);
  if (!asked || subject !== round.subject) return undefined;
  const persons = [decision.by, ...(decision.onBehalfOf ? [decision.onBehalfOf.id] : [])];
  if (excludedFrom(round, involved, alone, today).some(({ person }) => persons.includes(person))) return undefined;
  const lifted = everyReason(round, involved).filter(({ person }) => persons.includes(person));
  const { by, name, at, comment, onBehalfOf } = decision;
  const given: GivenApproval = {
    policy: round.policy,
    level: asked.level,
    by,
    name,
    at,
    comment,
    ...(onBehalfOf && { onBehalfOf }),
    ...(lifted.length > 0 && { singleApprover: lifted }),
  };
  return { ...round, given: [...round.given, given] };
}
