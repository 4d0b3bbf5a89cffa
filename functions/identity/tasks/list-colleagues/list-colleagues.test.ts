import { expect, test } from 'vitest';
import { CompanyNotFound, InvalidCursor } from '../../../../shared/contracts/problems.ts';
import { groupScope } from '../../../../shared/kernel/scope.ts';
import { ines, scanner, storedMember } from '../../../../test/builders/identity.ts';
import { foreignCursor, groupContext, NOW, reading } from '../../../../test/builders/use-case.ts';
import { peopleOf } from '../../data/group.ts';
import { useCase } from './list-colleagues.ts';

const context = { ...groupContext, actor: { id: ines.memberId, name: ines.name, roles: [] } };
const ask = (companyId: string, services = reading(storedMember(ines))) =>
  useCase({ companyId, limit: 25 }, context, services);

test('a colleague has a name and the roles of this company, and nothing else', async () => {
  const elsewhere = { ...ines, memberships: { ...ines.memberships, nivose: ['director' as const] } };
  expect(await ask('brumaire', reading(storedMember(elsewhere)))).toEqual({
    items: [{ id: ines.memberId, name: 'Ines Marchal', roles: ['clerk'] }],
    nextCursor: 'next',
  });
});

test('the people of a company are no secret of the group to those in it, and one to all others', async () => {
  expect(await ask('nivose')).toMatchObject({ kind: CompanyNotFound });
  expect(await ask('brumaire', reading())).toMatchObject({ kind: CompanyNotFound });
});

test('machine clients, people of other companies and those whose mandate has ended are left out', () => {
  const { where } = peopleOf(groupScope, 'brumaire', NOW);
  const people = [
    ines,
    scanner,
    { ...ines, memberships: { nivose: ['clerk' as const] } },
    { ...ines, until: '2026-11-24' },
    { ...ines, until: '2026-11-23' },
  ];
  expect(people.map((member) => where?.holds(member))).toEqual([true, false, false, true, false]);
});

test('the cursor of another list is refused', async () => {
  const { read } = reading(storedMember(ines));
  const page = foreignCursor.read.page;
  const refused = await useCase({ companyId: 'brumaire', limit: 25, cursor: 'x' }, context, {
    read: Object.assign(read, { page }),
  });
  expect(refused).toMatchObject({ kind: InvalidCursor });
});
