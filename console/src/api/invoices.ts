import { infiniteQueryOptions, keepPreviousData, queryOptions } from '@tanstack/react-query';
import { currentLanguage } from '../texts/texts.ts';
import { api } from './api.ts';

/** Names of the filters as the API has them; the page has them in its address. */
export const INVOICE_FILTERS = [
  'state',
  'supplier',
  'issuedFrom',
  'issuedUntil',
  'dueFrom',
  'dueUntil',
  'totalFrom',
  'totalUntil',
] as const;
export const INVOICE_STATES = ['read', 'waiting', 'approved', 'rejected'] as const;

export type InvoiceFilter = Partial<Record<(typeof INVOICE_FILTERS)[number], string>> & {
  readonly state?: (typeof INVOICE_STATES)[number];
};

export const invoiceListQuery = (companyId: string, filter: InvoiceFilter) =>
  infiniteQueryOptions({
    queryKey: ['invoices', companyId, filter],
    queryFn: async ({ pageParam, signal }) => {
      const query = { limit: 50, ...filter, ...(pageParam && { cursor: pageParam }) };
      const path = '/api/purchasing/v1/companies/{companyId}/supplier-invoices';
      return (await api.get(path, { params: { path: { companyId }, query }, signal })).data;
    },
    initialPageParam: '',
    getNextPageParam: ({ nextCursor }) => nextCursor,
    placeholderData: keepPreviousData,
  });

/** All invoices of a filter as one file, in the language of the page. */
export async function invoicesCsv(companyId: string, filter: InvoiceFilter): Promise<Blob> {
  const parts: string[] = [];
  let cursor: string | undefined;
  do {
    const query = { ...filter, language: currentLanguage(), ...(cursor && { cursor }) };
    const path = '/api/purchasing/v1/companies/{companyId}/supplier-invoices/csv';
    const { data } = await api.get(path, { params: { path: { companyId }, query } });
    parts.push(data.csv);
    cursor = data.nextCursor;
  } while (cursor);
  return new Blob(parts, { type: 'text/csv;charset=utf-8' });
}

/** Invoices that one names, or that name it. */
export const relatedQuery = (companyId: string, intakeId: string) =>
  queryOptions({
    queryKey: ['invoices', companyId, 'related', intakeId],
    queryFn: async ({ signal }) => {
      const path = '/api/purchasing/v1/companies/{companyId}/intakes/{intakeId}/related';
      return (await api.get(path, { params: { path: { companyId, intakeId } }, signal })).data.items;
    },
  });
