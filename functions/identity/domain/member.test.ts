import { expect, test } from 'vitest';
import { brumaire, ines } from '../../../test/builders/identity.ts';
import { Company, CompanyId } from './company.ts';
import { Member, Memberships } from './member.ts';

test('roles are held per company, or over the group', () => {
  expect(Memberships.safeParse({ brumaire: ['clerk', 'approver'], group: ['auditor'] }).success).toBe(true);
});

test.each([
  ['an unknown role', { brumaire: ['owner'] }],
  ['no role', { brumaire: [] }],
  ['no company id', { 'Brumaire SA': ['clerk'] }],
  ['a key that reaches into another', { 'a#b': ['clerk'] }],
])('%s is no membership', (_, memberships) => {
  expect(Memberships.safeParse(memberships).success).toBe(false);
});

test('a mandate ends on a day', () => {
  expect(Member.safeParse({ ...ines, until: '2026-12-31' }).success).toBe(true);
  expect(Member.safeParse({ ...ines, until: '31/12/2026' }).success).toBe(false);
});

test.each(['group', 'a', 'Brumaire', 'a#b', '../a', 'a b', ''])('%j is no id of a company', (companyId) => {
  expect(CompanyId.safeParse(companyId).success).toBe(false);
  expect(Company.safeParse({ ...brumaire, companyId }).success).toBe(false);
});
