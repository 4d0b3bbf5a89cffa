import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { api, type Schemas } from './api.ts';

export type Policy = Schemas['ApprovalPolicy'] & { readonly version: number };
export type PolicyContent = Schemas['ApprovalPolicyContent'];
export type Rule = Schemas['ApprovalRule'];
export type Asked = Schemas['ApprovalAsked'];
export type Person = Schemas['Person'];

export const policyKeys = (companyId: string) => ['policies', companyId] as const;

/** Newest first: drafts, what is to come, what applies, and what applied. A company writes few in its life. */
export const policiesQuery = (companyId: string) =>
  queryOptions({
    queryKey: [...policyKeys(companyId), 'list'],
    queryFn: async ({ signal }) => {
      const path = '/api/purchasing/v1/companies/{companyId}/approval-policies';
      return (await api.get(path, { params: { path: { companyId }, query: { limit: 100 } }, signal })).data.items;
    },
  });

/** What a policy would have asked of past invoices, beside what is asked today. */
export const simulationQuery = (companyId: string, number: number, version: number) =>
  infiniteQueryOptions({
    queryKey: [...policyKeys(companyId), 'simulation', number, version],
    queryFn: async ({ pageParam, signal }) => {
      const path = '/api/purchasing/v1/companies/{companyId}/approval-policies/{number}/simulation';
      const query = { limit: 25, ...(pageParam && { cursor: pageParam }) };
      return (await api.get(path, { params: { path: { companyId, number }, query }, signal })).data;
    },
    initialPageParam: '',
    getNextPageParam: ({ nextCursor }) => nextCursor,
  });

/** Who may approve alone. */
export const singleApproversQuery = (companyId: string) =>
  queryOptions({
    queryKey: [...policyKeys(companyId), 'single-approvers'],
    queryFn: async ({ signal }) => {
      const path = '/api/purchasing/v1/companies/{companyId}/single-approvers';
      return (await api.get(path, { params: { path: { companyId } }, signal })).data.items;
    },
  });

/** Each invoice that was approved so. */
export const singleApproverUsesQuery = (companyId: string) =>
  infiniteQueryOptions({
    queryKey: [...policyKeys(companyId), 'single-approver-uses'],
    queryFn: async ({ pageParam, signal }) => {
      const path = '/api/purchasing/v1/companies/{companyId}/single-approver-uses';
      const query = { limit: 25, ...(pageParam && { cursor: pageParam }) };
      return (await api.get(path, { params: { path: { companyId }, query }, signal })).data;
    },
    initialPageParam: '',
    getNextPageParam: ({ nextCursor }) => nextCursor,
  });
