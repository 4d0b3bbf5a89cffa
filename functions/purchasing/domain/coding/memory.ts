import * as z from 'zod';
import { LocalDate } from '../../../../shared/kernel/dates.ts';
import { IntakeId } from '../intake.ts';
import { Account, CostCentre } from '../settings.ts';
import type { CodedRow } from './coding.ts';
import type { CodingItem } from './items.ts';

const MAX_INVOICES = 10;
/** Of one invoice; a longer one repeats itself. */
const MAX_ITEMS = 60;

const RememberedPart = z.object({
  account: Account,
  costCentre: CostCentre.optional(),
  deduction: z.string(),
  /** Its share without VAT, in minor units: the proportion of a split. */
  weight: z.string().regex(/^-?\d+$/),
});

const RememberedItem = z.object({
  kind: z.enum(['line', 'rest', 'gap']),
  name: z.string(),
  sellersItem: z.string().optional(),
  vatCategory: z.string(),
  vatRate: z.string(),
  parts: z.array(RememberedPart),
});
export type RememberedItem = z.infer<typeof RememberedItem>;

/** How a supplier's last invoices were coded, newest first: what proposals are made of. */
export const SupplierCodings = z.object({
  supplier: z.string(),
  invoices: z.array(
    z.object({ intakeId: IntakeId, number: z.string(), issueDate: LocalDate, items: z.array(RememberedItem) }),
  ),
});
export type SupplierCodings = z.infer<typeof SupplierCodings>;

/** With one invoice more; coded again it takes the place it had before. */
export function remember(
  codings: SupplierCodings | undefined,
  supplier: string,
  invoice: { readonly intakeId: string; readonly number: string; readonly issueDate: string },
  items: readonly CodingItem[],
  rows: readonly CodedRow[],
): SupplierCodings {
  const { intakeId, number, issueDate } = invoice;
  const remembered = items.slice(0, MAX_ITEMS).map(({ item, kind, name, sellersItem, vatCategory, vatRate }) => ({
    kind,
    name,
    ...(sellersItem && { sellersItem }),
    vatCategory,
    vatRate,
    parts: rows
      .filter((row) => row.item === item)
      .map(({ account, costCentre, deduction, net }) => ({
        account,
        ...(costCentre && { costCentre }),
        deduction,
        weight: net.amount.replace('.', ''),
      })),
  }));
  const others = (codings?.invoices ?? []).filter((other) => other.intakeId !== intakeId);
  const all = [{ intakeId, number, issueDate, items: remembered }, ...others].sort((a, b) =>
    b.issueDate.localeCompare(a.issueDate),
  );
  return { supplier, invoices: all.slice(0, MAX_INVOICES) };
}
