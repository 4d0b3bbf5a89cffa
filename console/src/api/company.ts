import { queryOptions, useSuspenseQuery } from '@tanstack/react-query';
import { useParams } from 'react-router';
import { hasRole, type Role } from '../../../shared/contracts/roles.ts';
import { api, type Company, type Member } from './api.ts';

export const meQuery = queryOptions({
  queryKey: ['me'],
  queryFn: async ({ signal }) => (await api.get('/api/identity/v1/me', { signal })).data,
  staleTime: 5 * 60_000,
});

export interface CompanyAccess {
  readonly company: Company;
  readonly member: Member;
  readonly may: (role: Role) => boolean;
}

/** The company in the address and what the person may do there; undefined when it is not open to them. */
export function useCompanyAccess(): CompanyAccess | undefined {
  const { companyId } = useParams();
  const { data } = useSuspenseQuery(meQuery);
  const company = data.companies.find((candidate) => candidate.companyId === companyId);
  if (!company) return undefined;
  const roles = data.member.memberships[company.companyId] ?? [];
  return { company, member: data.member, may: (role) => hasRole(roles, role) };
}

/** Inside a page of a company: the route has made sure that it is open. */
export function useCompany(): CompanyAccess {
  const access = useCompanyAccess();
  if (!access) throw new Error('This page needs a company in its address');
  return access;
}
