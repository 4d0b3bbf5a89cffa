import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { api, type Schemas } from './api.ts';

export type Colleague = Schemas['Colleague'];
export type Absence = Schemas['Absence'];

/** Everybody who holds a role in the company, by name: all pages, for a choice must offer everybody. */
export const colleaguesQuery = (companyId: string) =>
  queryOptions({
    queryKey: ['colleagues', companyId],
    queryFn: async ({ signal }) => {
      const all: Colleague[] = [];
      let cursor: string | undefined;
      do {
        const query = { limit: 100, ...(cursor && { cursor }) };
        const path = '/api/identity/v1/colleagues/{companyId}';
        const { data } = await api.get(path, { params: { path: { companyId }, query }, signal });
        all.push(...data.items);
        cursor = data.nextCursor;
      } while (cursor);
      return all;
    },
    staleTime: 5 * 60_000,
  });

export const absenceKeys = (companyId: string) => ['absences', companyId] as const;

export const absencesQuery = (companyId: string, of: 'mine' | 'everybody') =>
  infiniteQueryOptions({
    queryKey: [...absenceKeys(companyId), of],
    queryFn: async ({ pageParam, signal }) => {
      const query = { of, limit: 50, ...(pageParam && { cursor: pageParam }) };
      const path = '/api/work/v1/companies/{companyId}/absences';
      return (await api.get(path, { params: { path: { companyId }, query }, signal })).data;
    },
    initialPageParam: '',
    getNextPageParam: ({ nextCursor }) => nextCursor,
  });
