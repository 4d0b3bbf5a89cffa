import { expect, test } from 'vitest';
import { groupScope } from '../../../shared/kernel/scope.ts';
import { brumaire, ines } from '../../../test/builders/identity.ts';
import { company } from '../../../test/builders/use-case.ts';
import { AuditContentRecord, AuditHeadRecord, AuditLinkRecord } from './audit.ts';
import { CompanyRecord, companies, MemberRecord, members } from './group.ts';

test('companies and members belong to the group', () => {
  expect(CompanyRecord.key(groupScope, brumaire.companyId).partition).toBe('group#company#brumaire');
  expect(MemberRecord.key(groupScope, ines.memberId).partition).toBe(`group#member#${ines.memberId}`);
});

test('members stand by name, without regard to capitals', () => {
  expect(MemberRecord.lists?.(ines)).toEqual({ list1: { by: 'all', sort: `ines marchal#${ines.memberId}` } });
  expect(members(groupScope)).toMatchObject({ entity: MemberRecord, index: 'list1', by: 'all' });
});

test('companies stand by their id', () => {
  expect(CompanyRecord.lists?.(brumaire)).toEqual({ list1: { by: 'all', sort: 'brumaire' } });
  expect(companies(groupScope)).toMatchObject({ entity: CompanyRecord, index: 'list1', by: 'all' });
});

test('the trail is only ever added to; where it ends is what changes', () => {
  expect([AuditLinkRecord.table, AuditContentRecord.table, AuditHeadRecord.table]).toEqual([
    'records',
    'records',
    'main',
  ]);
  expect(AuditLinkRecord.key(company, '12').partition).toBe('brumaire#audit-link#12');
  expect(AuditContentRecord.key(company, '12').partition).not.toBe(AuditLinkRecord.key(company, '12').partition);
});
