import { queryOptions } from '@tanstack/react-query';
import { api, type Schemas } from '../../api/api.ts';

export type DeadLetterQueue = Schemas['DeadLetterQueue'];

export const LETTERS = ['operations', 'dead-letters'] as const;
export const CLEARANCES = ['operations', 'clearances'] as const;

export const deadLettersQuery = queryOptions({
  queryKey: LETTERS,
  queryFn: async ({ signal }) => (await api.get('/api/operations/v1/dead-letters', { signal })).data.queues,
  refetchInterval: 15_000,
});

export const clearancesQuery = queryOptions({
  queryKey: CLEARANCES,
  queryFn: async ({ signal }) =>
    (await api.get('/api/operations/v1/clearances', { params: { query: { limit: 10 } }, signal })).data.items,
  // An order is carried out within seconds.
  refetchInterval: ({ state }) => (state.data?.some(({ state: one }) => one === 'ordered') ? 2_000 : 30_000),
});

export const processesQuery = queryOptions({
  queryKey: ['operations', 'processes'],
  queryFn: async ({ signal }) => (await api.get('/api/operations/v1/processes', { signal })).data.processes,
  refetchInterval: 10_000,
});
