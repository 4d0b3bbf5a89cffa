import { CompanyRecord, MemberRecord } from '../../functions/identity/data/group.ts';
import type { Company } from '../../functions/identity/domain/company.ts';
import type { Member } from '../../functions/identity/domain/member.ts';
import type { TokenEndpoint, Tokens } from '../../shared/aws/token-endpoint.ts';
import { groupScope } from '../../shared/kernel/scope.ts';
import { stored } from './use-case.ts';

export const brumaire: Company = {
  companyId: 'brumaire',
  name: 'Brumaire Luminaires',
  timeZone: 'Europe/Paris',
  establishments: [],
};

export const ines: Member = {
  memberId: '3f2a0c52-0000-4000-8000-000000000001',
  kind: 'person',
  name: 'Ines Marchal',
  email: 'ines@brumaire.example',
  memberships: { brumaire: ['clerk'] },
};

export const scanner: Member = {
  memberId: 'client_scanner',
  kind: 'machine',
  name: 'Scanner',
  memberships: { brumaire: ['clerk'], group: ['auditor'] },
};

export const storedMember = (member: Member, version = 1) =>
  stored(MemberRecord, member, { version, scope: groupScope });
export const storedCompany = (company: Company) => stored(CompanyRecord, company, { scope: groupScope });

export const CONSOLE = 'https://console.example';

/** A token endpoint that knows one code and one refresh token. */
export function tokenEndpoint({ rotates = false } = {}) {
  const revoked: string[] = [];
  const tokens: Tokens = { accessToken: 'access', expiresIn: 1800 };
  const endpoint = {
    consoleOrigin: async () => CONSOLE,
    exchange: async (code: string, verifier: string) =>
      code === 'code' && verifier === 'verifier' ? { ...tokens, refreshToken: 'refresh' } : 'refused',
    refresh: async (token: string) =>
      token === 'refresh' ? { ...tokens, ...(rotates && { refreshToken: 'next' }) } : 'refused',
    revoke: async (token: string) => {
      revoked.push(token);
    },
  } as unknown as TokenEndpoint;
  return { tokenEndpoint: endpoint, revoked };
}
