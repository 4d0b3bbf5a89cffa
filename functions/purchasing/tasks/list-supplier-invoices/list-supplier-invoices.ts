import { Refusal } from '../../../../shared/kernel/refusal.ts';
import { defineQuery } from '../../../../shared/runtime/use-case.ts';
import { supplierInvoices } from '../../data/intake.ts';
import { listed } from '../../domain/listed-invoices.ts';
import { listSupplierInvoices } from './task.ts';

export const useCase = defineQuery(listSupplierInvoices, async ({ cursor, limit, ...filter }, { scope }, { read }) => {
  const page = await read.page(supplierInvoices(scope, filter), { cursor, limit });
  return page instanceof Refusal ? page : { ...page, items: page.items.map(({ data }) => listed(data)) };
});
