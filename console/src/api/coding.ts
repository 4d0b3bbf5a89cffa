import { queryOptions } from '@tanstack/react-query';
import { api } from './api.ts';
import { intakeKeys } from './intakes.ts';

const PATH = '/api/purchasing/v1/companies/{companyId}/intakes/{intakeId}/coding';

const read = async (companyId: string, intakeId: string, signal?: AbortSignal) =>
  (await api.get(PATH, { params: { path: { companyId, intakeId } }, ...(signal && { signal }) })).data;

export type InvoiceCoding = Awaited<ReturnType<typeof read>>;
export type CodingRow = InvoiceCoding['proposals'][number]['rows'][number];

/** Everything to code an invoice by. It is read once: what others change meanwhile is told when it is sent. */
export const codingQuery = (companyId: string, intakeId: string) =>
  queryOptions({
    queryKey: [...intakeKeys(companyId), 'coding', intakeId],
    queryFn: ({ signal }) => read(companyId, intakeId, signal),
    staleTime: Number.POSITIVE_INFINITY,
  });
