import * as z from 'zod';
import { type Money, parseMoney } from '../../../../shared/kernel/money.ts';
import { DOCUMENT_TYPES_CREDIT_NOTE } from '../../../../shared/standards/en16931/codes/lists.ts';
import { type ApprovalRule, Asked, type OrderState, type PolicyContent } from './policy.ts';

/** What a policy looks at in an invoice. */
export interface InvoiceToApprove {
  /** BT-112 */
  readonly total: Money;
  /** BT-3, UNTDID 1001 */
  readonly typeCode: string;
  readonly supplierId?: string | undefined;
  readonly establishment?: string | undefined;
  readonly costCentres: readonly string[];
  readonly accounts: readonly string[];
  readonly order: z.infer<typeof OrderState>;
}

/** One approval that is asked: of a role, or of one of some persons. */
export const AskedApproval = z
  .object({
    level: z.number().int().min(1),
    of: z.discriminatedUnion('of', [Asked.def.options[0], Asked.def.options[1]]),
    /** Whose owner is asked. */
    costCentre: z.string().optional(),
    /** The rules that ask it; none for what the policy adds by itself. */
    rules: z.array(z.string()),
  })
  .meta({ id: 'AskedApproval' });
export type AskedApproval = z.infer<typeof AskedApproval>;

export interface Asking {
  /** In the order in which they are asked; empty only when it is automatic. */
  readonly approvals: readonly AskedApproval[];
  /** The rule by which nobody is asked. */
  readonly automatic?: string;
}

const DIRECTOR = { of: 'role', role: 'director' } as const;

/**
 * What a policy asks of an invoice. All rules that match count, whatever their order: their approvals are united, and one
 * that several rules ask is asked once, at the highest level at which any asks it. Lower levels come first. Where nothing
 * matches, or there is no policy, a director is asked.
 */
export function approvalsAsked(policy: PolicyContent | undefined, invoice: InvoiceToApprove): Asking {
  if (!policy) return { approvals: [{ level: 1, of: DIRECTOR, rules: [] }] };
  const amount = magnitude(invoice.total, policy.currency);
  const matching = policy.rules.filter((rule) => matches(rule.when, invoice, amount, policy.currency));
  const united = new Map<string, AskedApproval>();
  for (const rule of matching)
    rule.approvals.forEach((asked, index) => {
      for (const { of, costCentre } of resolved(asked, policy, invoice)) {
        const key = keyOf(of);
        const before = united.get(key);
        united.set(key, {
          level: Math.max(before?.level ?? 0, index + 1),
          of,
          ...(costCentre !== undefined && { costCentre }),
          rules: [...(before?.rules ?? []), rule.name],
        });
      }
    });
  const approvals = [...united]
    .sort(([a, one], [b, other]) => one.level - other.level || (a < b ? -1 : 1))
    .map(([, approval]) => approval);
  const wanted = policy.fourEyesFrom !== undefined && reaches(amount, policy.fourEyesFrom, policy.currency) ? 2 : 0;
  if (approvals.length === 0 && matching[0] && wanted === 0) return { approvals: [], automatic: matching[0].name };
  while (approvals.length < Math.max(wanted, 1))
    approvals.push({ level: (approvals.at(-1)?.level ?? 0) + 1, of: DIRECTOR, rules: [] });
  return { approvals };
}

/** Undefined: an amount of another currency, which no threshold can be compared with. */
function magnitude({ minor, currency }: Money, wanted: string): bigint | undefined {
  return currency === wanted ? (minor < 0n ? -minor : minor) : undefined;
}

function reaches(amount: bigint | undefined, threshold: string, currency: string): boolean {
  const limit = parseMoney(threshold, currency);
  if (!limit) throw new RangeError(`${threshold} is no amount of ${currency}`);
  return amount === undefined || amount >= limit.minor;
}

function matches(
  when: ApprovalRule['when'],
  invoice: InvoiceToApprove,
  amount: bigint | undefined,
  currency: string,
): boolean {
  const document = CREDIT_NOTES.has(invoice.typeCode) ? 'credit-note' : 'invoice';
  const { supplierId = '', establishment = '' } = invoice;
  return (
    (when.amountFrom === undefined || reaches(amount, when.amountFrom, currency)) &&
    (when.amountBelow === undefined || !reaches(amount, when.amountBelow, currency)) &&
    (!when.costCentres || when.costCentres.some((one) => invoice.costCentres.includes(one))) &&
    (!when.accounts || when.accounts.some((start) => invoice.accounts.some((one) => one.startsWith(start)))) &&
    (!when.suppliers || when.suppliers.includes(supplierId)) &&
    (!when.establishments || when.establishments.includes(establishment)) &&
    (!when.documents || when.documents.includes(document)) &&
    (!when.orders || when.orders.includes(invoice.order))
  );
}

// UNTDID 1001. 81 and 83 stand in both lists of BR-CL-01; a credit note all the same.
const CREDIT_NOTES: ReadonlySet<string> = new Set(DOCUMENT_TYPES_CREDIT_NOTE.trim().split(/\s+/));

function resolved(
  asked: z.infer<typeof Asked>,
  policy: PolicyContent,
  invoice: InvoiceToApprove,
): Pick<AskedApproval, 'of' | 'costCentre'>[] {
  if (asked.of !== 'cost-centre-owner') return [{ of: asked }];
  // Without a cost centre, or where one has no owner, a director answers for it.
  if (invoice.costCentres.length === 0) return [{ of: DIRECTOR }];
  return invoice.costCentres.map((costCentre) => {
    const owner = policy.costCentreOwners.find((one) => one.costCentre === costCentre);
    return owner ? { of: { of: 'persons', persons: owner.persons }, costCentre } : { of: DIRECTOR };
  });
}

const keyOf = (of: AskedApproval['of']): string =>
  of.of === 'role'
    ? `role ${of.role}`
    : `persons ${of.persons
        .map(({ id }) => id)
        .sort()
        .join(' ')}`;
