import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { api, type Schemas } from './api.ts';

export type Entry = Schemas['Entry'];
export type EntryLine = Schemas['EntryLine'];
export type LedgerLine = Schemas['LedgerLine'];
export type Auxiliary = Schemas['Auxiliary'];

const ROOT = '/api/ledger/v1/companies/{companyId}';

export const ledgerKeys = (companyId: string) => ['ledger', companyId] as const;

/** Entries and everything that is summed from them: what a command on an entry changes. */
export const entryKeys = (companyId: string) => [...ledgerKeys(companyId), 'entries'] as const;

const readBooks = async (companyId: string, signal: AbortSignal) =>
  (await api.get(`${ROOT}/books`, { params: { path: { companyId } }, signal })).data;
export type Books = Awaited<ReturnType<typeof readBooks>>;

export const booksQuery = (companyId: string) =>
  queryOptions({
    queryKey: [...ledgerKeys(companyId), 'books'],
    queryFn: ({ signal }) => readBooks(companyId, signal),
    staleTime: 60_000,
  });

/** The whole chart of a day's year, for whoever keys: it is searched without a request. */
export const accountsQuery = (companyId: string, date: string) =>
  queryOptions({
    queryKey: [...ledgerKeys(companyId), 'accounts', date],
    queryFn: async ({ signal }) => {
      const params = { path: { companyId }, query: { date, limit: 1000 } };
      return (await api.get(`${ROOT}/accounts`, { params, signal })).data.items;
    },
    staleTime: Number.POSITIVE_INFINITY,
  });

async function auxiliaryPage(companyId: string, cursor: string | undefined, signal: AbortSignal) {
  const params = { path: { companyId }, query: { limit: 100, ...(cursor && { cursor }) } };
  return (await api.get(`${ROOT}/auxiliaries`, { params, signal })).data;
}

/** All auxiliary accounts: entries name parties by their ids only. */
export const auxiliariesQuery = (companyId: string) =>
  queryOptions({
    queryKey: [...ledgerKeys(companyId), 'auxiliaries'],
    queryFn: async ({ signal }) => {
      const all: Auxiliary[] = [];
      let cursor: string | undefined;
      do {
        const page = await auxiliaryPage(companyId, cursor, signal);
        all.push(...page.items);
        cursor = page.nextCursor;
      } while (cursor);
      return all;
    },
    staleTime: 5 * 60_000,
  });

export const draftsQuery = (companyId: string) =>
  infiniteQueryOptions({
    queryKey: [...entryKeys(companyId), 'drafts'],
    queryFn: async ({ pageParam, signal }) => {
      const params = { path: { companyId }, query: { limit: 100, ...(pageParam && { cursor: pageParam }) } };
      return (await api.get(`${ROOT}/entries`, { params, signal })).data;
    },
    initialPageParam: '',
    getNextPageParam: ({ nextCursor }) => nextCursor,
    refetchInterval: 30_000,
  });

export const entryQuery = (companyId: string, entryId: string) =>
  queryOptions({
    queryKey: [...entryKeys(companyId), 'entry', entryId],
    queryFn: async ({ signal }) =>
      (await api.get(`${ROOT}/entries/{entryId}`, { params: { path: { companyId, entryId } }, signal })).data,
  });

export const journalQuery = (companyId: string, journal: string, yearId: string, from: number) =>
  queryOptions({
    queryKey: [...entryKeys(companyId), 'journal', journal, yearId, from],
    queryFn: async ({ signal }) => {
      const params = { path: { companyId, journal, yearId }, query: { from, limit: 50 } };
      return (await api.get(`${ROOT}/journals/{journal}/years/{yearId}/entries`, { params, signal })).data;
    },
  });

export const balanceQuery = (companyId: string, date: string) =>
  queryOptions({
    queryKey: [...entryKeys(companyId), 'balance', date],
    queryFn: async ({ signal }) =>
      (await api.get(`${ROOT}/trial-balance`, { params: { path: { companyId }, query: { date } }, signal })).data,
  });

export const accountLinesQuery = (companyId: string, account: string, period: string, party: string) =>
  infiniteQueryOptions({
    queryKey: [...entryKeys(companyId), 'lines', account, period, party],
    queryFn: async ({ pageParam, signal }) => {
      const filter = { ...(period && { period }), ...(party && { party }) };
      const query = { limit: 100, ...filter, ...(pageParam && { cursor: pageParam }) };
      const params = { path: { companyId, account }, query };
      return (await api.get(`${ROOT}/accounts/{account}/lines`, { params, signal })).data;
    },
    initialPageParam: '',
    getNextPageParam: ({ nextCursor }) => nextCursor,
  });

export const fecExportsQuery = (companyId: string, yearId: string) =>
  queryOptions({
    queryKey: [...ledgerKeys(companyId), 'fec', yearId],
    queryFn: async ({ signal }) =>
      (await api.get(`${ROOT}/years/{yearId}/fec-exports`, { params: { path: { companyId, yearId } }, signal })).data
        .items,
  });
