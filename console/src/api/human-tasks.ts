import { infiniteQueryOptions, queryOptions, useInfiniteQuery } from '@tanstack/react-query';
import { useEffect, useMemo } from 'react';
import { api, type HumanTask } from './api.ts';
import type { CompanyAccess } from './company.ts';

export type TaskState = 'waiting' | 'decided';

export const EVERY_TASK = ['human-tasks'] as const;
export const taskKeys = (companyId: string) => [...EVERY_TASK, companyId] as const;

const PAGE = 50;
/** Tasks of others are left out here, not by the API: pages are read until so many are the person's own. */
const ENOUGH = 15;

export const taskListQuery = (companyId: string, state: TaskState) =>
  infiniteQueryOptions({
    queryKey: [...taskKeys(companyId), 'list', state],
    queryFn: async ({ pageParam, signal }) => {
      const query = { state, limit: PAGE, ...(pageParam && { cursor: pageParam }) };
      const path = '/api/work/v1/companies/{companyId}/human-tasks';
      return (await api.get(path, { params: { path: { companyId }, query }, signal })).data;
    },
    initialPageParam: '',
    getNextPageParam: ({ nextCursor }) => nextCursor,
    refetchInterval: 15_000,
  });

export const taskQuery = (companyId: string, taskId: string) =>
  queryOptions({
    queryKey: [...taskKeys(companyId), 'one', taskId],
    queryFn: async ({ signal }): Promise<HumanTask> => {
      const path = '/api/work/v1/companies/{companyId}/human-tasks/{taskId}';
      return (await api.get(path, { params: { path: { companyId, taskId } }, signal })).data;
    },
  });

export const commentsQuery = (companyId: string, taskId: string) =>
  infiniteQueryOptions({
    queryKey: [...taskKeys(companyId), 'comments', taskId],
    queryFn: async ({ pageParam, signal }) => {
      const path = '/api/work/v1/companies/{companyId}/human-tasks/{taskId}/comments';
      const query = { limit: PAGE, ...(pageParam && { cursor: pageParam }) };
      return (await api.get(path, { params: { path: { companyId, taskId }, query }, signal })).data;
    },
    initialPageParam: '',
    getNextPageParam: ({ nextCursor }) => nextCursor,
  });

/** The tasks read so far, in the API's order; `mine`: those that the person may decide and nobody else has claimed. */
export function useTasks({ company }: CompanyAccess, state: TaskState) {
  const list = useInfiniteQuery(taskListQuery(company.companyId, state));
  const all = useMemo(() => list.data?.pages.flatMap(({ items }) => items) ?? [], [list.data]);
  const mine = all.filter(({ yours }) => yours);
  const { hasNextPage, isFetchingNextPage, fetchNextPage, isError } = list;
  const wanting = state === 'waiting' && mine.length < ENOUGH && hasNextPage && !isFetchingNextPage && !isError;
  useEffect(() => {
    if (wanting) void fetchNextPage();
  }, [wanting, fetchNextPage]);
  return { ...list, all, mine };
}
