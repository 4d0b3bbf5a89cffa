import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { api, type Intake } from './api.ts';

const FINAL: readonly Intake['state'][] = ['refused', 'approved', 'rejected'];

export const EVERY_INTAKE = ['intakes'] as const;
export const intakeKeys = (companyId: string) => [...EVERY_INTAKE, companyId] as const;

/** One file with its invoice; followed as long as something may still happen to it. */
export const intakeQuery = (companyId: string, intakeId: string) =>
  queryOptions({
    queryKey: [...intakeKeys(companyId), 'one', intakeId],
    queryFn: async ({ signal }) => {
      const path = '/api/purchasing/v1/companies/{companyId}/intakes/{intakeId}';
      return (await api.get(path, { params: { path: { companyId, intakeId } }, signal })).data;
    },
    refetchInterval: ({ state }) => {
      const intake = state.data?.intake;
      return intake && FINAL.includes(intake.state) ? false : intake?.state === 'received' ? 2_000 : 30_000;
    },
  });

export const timelineQuery = (companyId: string, intakeId: string) =>
  queryOptions({
    queryKey: [...intakeKeys(companyId), 'timeline', intakeId],
    queryFn: async ({ signal }) => {
      const path = '/api/purchasing/v1/companies/{companyId}/intakes/{intakeId}/timeline';
      return (await api.get(path, { params: { path: { companyId, intakeId } }, signal })).data.items;
    },
    refetchInterval: 30_000,
  });

export const intakeListQuery = (companyId: string, state: Intake['state'] | undefined) =>
  infiniteQueryOptions({
    queryKey: [...intakeKeys(companyId), 'list', state ?? 'any'],
    queryFn: async ({ pageParam, signal }) => {
      const query = { limit: 25, ...(state && { state }), ...(pageParam && { cursor: pageParam }) };
      const path = '/api/purchasing/v1/companies/{companyId}/intakes';
      return (await api.get(path, { params: { path: { companyId }, query }, signal })).data;
    },
    initialPageParam: '',
    getNextPageParam: ({ nextCursor }) => nextCursor,
    refetchInterval: 15_000,
  });

/** A JSON document by its short-lived address, told apart by the hash of its content. */
export const jsonDocumentQuery = <T>(sha256: string, url: string) =>
  queryOptions({
    queryKey: ['document', sha256],
    queryFn: async ({ signal }) => {
      const response = await fetch(url, { signal });
      if (!response.ok) throw new Error(`The document answered ${response.status}`);
      return (await response.json()) as T;
    },
    staleTime: Number.POSITIVE_INFINITY,
  });

/** The original by its short-lived address. Its content never changes, so it is read once. */
export const originalQuery = (intakeId: string, url: string) =>
  queryOptions({
    queryKey: ['original', intakeId],
    queryFn: async ({ signal }) => {
      const response = await fetch(url, { signal });
      if (!response.ok) throw new Error(`The original answered ${response.status}`);
      return new Uint8Array(await response.arrayBuffer());
    },
    staleTime: Number.POSITIVE_INFINITY,
  });
