import { expect, test } from 'vitest';
import { ines, storedMember } from '../../../../test/builders/identity.ts';
import { decide, groupContext } from '../../../../test/builders/use-case.ts';
import type { Member } from '../../domain/member.ts';
import { useCase } from './change-memberships.ts';
import { changeMemberships } from './task.ts';

const { memberId } = ines;
const change = (given: object, member: Member | undefined = ines) =>
  decide(changeMemberships, useCase, {
    input: { memberId, ...given },
    state: { subject: member && storedMember(member) },
    context: groupContext,
  });

test('the roles are those given, no others', () => {
  const member = { ...ines, memberships: { nivose: ['approver'] } };
  expect(change({ memberships: { nivose: ['approver'] } })).toEqual({
    output: member,
    writes: [{ type: 'replace', kind: 'member', data: member }],
    events: [],
  });
});

test('a member may lose every role', () => {
  expect(change({ memberships: {} })).toMatchObject({ output: { memberships: {} } });
});

test('a last day is set, and taken away when it is left out', () => {
  const ending = { ...ines, until: '2026-12-31' };
  expect(change({ memberships: {}, until: '2027-01-31' }, ending)).toMatchObject({ output: { until: '2027-01-31' } });
  expect(change({ memberships: ines.memberships }, ending)).toMatchObject({ output: ines });
  expect(change({ memberships: ines.memberships }, ending)).not.toHaveProperty('output.until');
});

test('who is no member is refused', () => {
  const call = { input: { memberId, memberships: {} }, context: groupContext };
  expect(decide(changeMemberships, useCase, call)).toBe('identity.member-not-found');
});
