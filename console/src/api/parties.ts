import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { api } from './api.ts';

export const partyKeys = (companyId: string) => ['parties', companyId] as const;

/** A number is searched as a whole, a name by its beginning: what has a digit in it is taken for a number. */
const searched = (text: string) => (/\d/.test(text) ? { number: text } : text ? { name: text } : {});

export const partyListQuery = (companyId: string, text: string) =>
  infiniteQueryOptions({
    queryKey: [...partyKeys(companyId), 'list', text],
    queryFn: async ({ pageParam, signal }) => {
      const query = { limit: 25, ...searched(text), ...(pageParam && { cursor: pageParam }) };
      const path = '/api/parties/v1/companies/{companyId}/parties';
      return (await api.get(path, { params: { path: { companyId }, query }, signal })).data;
    },
    initialPageParam: '',
    getNextPageParam: ({ nextCursor }) => nextCursor,
  });

export const partyQuery = (companyId: string, partyId: string) =>
  queryOptions({
    queryKey: [...partyKeys(companyId), 'one', partyId],
    queryFn: async ({ signal }) => {
      const path = '/api/parties/v1/companies/{companyId}/parties/{partyId}';
      return (await api.get(path, { params: { path: { companyId, partyId } }, signal })).data;
    },
  });

export const supplierUseQuery = (companyId: string, partyId: string) =>
  queryOptions({
    queryKey: [...partyKeys(companyId), 'use', partyId],
    queryFn: async ({ signal }) => {
      const path = '/api/purchasing/v1/companies/{companyId}/suppliers/{partyId}/use';
      return (await api.get(path, { params: { path: { companyId, partyId } }, signal })).data;
    },
  });

/** The accounts of a supplier; without one, those that wait for a call-back. */
export const bankAccountsQuery = (companyId: string, partyId?: string) =>
  queryOptions({
    queryKey: [...partyKeys(companyId), 'accounts', partyId ?? 'waiting'],
    queryFn: async ({ signal }) => {
      const query = { limit: 100, ...(partyId && { partyId }) };
      const path = '/api/parties/v1/companies/{companyId}/bank-accounts';
      return (await api.get(path, { params: { path: { companyId }, query }, signal })).data.items;
    },
    refetchInterval: 30_000,
  });

export const proposalsQuery = (companyId: string) =>
  queryOptions({
    queryKey: [...partyKeys(companyId), 'proposals'],
    queryFn: async ({ signal }) => {
      const path = '/api/parties/v1/companies/{companyId}/supplier-proposals';
      return (await api.get(path, { params: { path: { companyId }, query: { limit: 100 } }, signal })).data.items;
    },
    refetchInterval: 30_000,
  });

export const proposalQuery = (companyId: string, proposalId: string) =>
  queryOptions({
    queryKey: [...partyKeys(companyId), 'proposal', proposalId],
    queryFn: async ({ signal }) => {
      const path = '/api/parties/v1/companies/{companyId}/supplier-proposals/{proposalId}';
      return (await api.get(path, { params: { path: { companyId, proposalId } }, signal })).data;
    },
    // The registers answer some seconds after the proposal.
    refetchInterval: ({ state }) => (state.data && !state.data.checks && state.data.state === 'open' ? 5_000 : false),
  });
