import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { api } from './api.ts';

export const ORDER_STAGES = ['open', 'draft', 'ended'] as const;
export type OrderStage = (typeof ORDER_STAGES)[number];

export const orderKeys = (companyId: string) => ['orders', companyId] as const;

export const orderListQuery = (companyId: string, stage: OrderStage) =>
  infiniteQueryOptions({
    queryKey: [...orderKeys(companyId), 'list', stage],
    queryFn: async ({ pageParam, signal }) => {
      const query = { stage, limit: 25, ...(pageParam && { cursor: pageParam }) };
      const path = '/api/purchasing/v1/companies/{companyId}/orders';
      return (await api.get(path, { params: { path: { companyId }, query }, signal })).data;
    },
    initialPageParam: '',
    getNextPageParam: ({ nextCursor }) => nextCursor,
  });

export const orderQuery = (companyId: string, orderId: string) =>
  queryOptions({
    queryKey: [...orderKeys(companyId), 'one', orderId],
    queryFn: async ({ signal }) => {
      const path = '/api/purchasing/v1/companies/{companyId}/orders/{orderId}';
      return (await api.get(path, { params: { path: { companyId, orderId } }, signal })).data;
    },
  });
