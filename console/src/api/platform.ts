import { queryOptions } from '@tanstack/react-query';
import { api } from './api.ts';
import { intakeKeys } from './intakes.ts';

/** How an invoice came through the platform, and its statuses. */
export const lifecycleQuery = (companyId: string, intakeId: string) =>
  queryOptions({
    queryKey: [...intakeKeys(companyId), 'lifecycle', intakeId],
    queryFn: async ({ signal }) => {
      const path = '/api/purchasing/v1/companies/{companyId}/intakes/{intakeId}/lifecycle';
      return (await api.get(path, { params: { path: { companyId, intakeId } }, signal })).data;
    },
    refetchInterval: 30_000,
  });

/** The company's approved platforms, and which statuses wait. */
export const platformsQuery = (companyId: string) =>
  queryOptions({
    queryKey: ['platforms', companyId],
    queryFn: async ({ signal }) => {
      const path = '/api/purchasing/v1/companies/{companyId}/platform-connections';
      return (await api.get(path, { params: { path: { companyId } }, signal })).data;
    },
    refetchInterval: 30_000,
  });
