import { Refusal } from '../../../../shared/kernel/refusal.ts';
import { defineQuery } from '../../../../shared/runtime/use-case.ts';
import { supplierInvoices } from '../../data/intake.ts';
import { csvHeading, csvOf } from '../../domain/invoices-csv.ts';
import { exportSupplierInvoices } from './task.ts';

/** Lines of a part: some 100 KB, in the time that a reader waits. */
const LINES = 500;

export const useCase = defineQuery(
  exportSupplierInvoices,
  async ({ cursor, language, ...filter }, { scope }, { read }) => {
    const page = await read.page(supplierInvoices(scope, filter), { cursor, limit: LINES });
    if (page instanceof Refusal) return page;
    const lines = csvOf(
      page.items.map(({ data }) => data),
      language,
    );
    return {
      csv: cursor === undefined ? csvHeading(language) + lines : lines,
      ...(page.nextCursor && { nextCursor: page.nextCursor }),
    };
  },
);
