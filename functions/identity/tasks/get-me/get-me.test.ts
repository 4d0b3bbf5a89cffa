import { expect, test } from 'vitest';
import { brumaire, ines, scanner, storedCompany, storedMember } from '../../../../test/builders/identity.ts';
import { groupContext, reading } from '../../../../test/builders/use-case.ts';
import { useCase } from './get-me.ts';

const contextOf = (id: string) => ({ ...groupContext, actor: { id, name: '', roles: [] } });

test('who calls, and the companies open to the caller, no other', async () => {
  const other = { ...brumaire, companyId: 'nivose' };
  const services = reading(storedMember(ines), storedCompany(brumaire), storedCompany(other));
  expect(await useCase({}, contextOf(ines.memberId), services)).toEqual({ member: ines, companies: [brumaire] });
});

test('the group is no company, and a company that is gone is left out', async () => {
  const services = reading(storedMember(scanner));
  expect(await useCase({}, contextOf(scanner.memberId), services)).toEqual({ member: scanner, companies: [] });
});

test('whom the authoriser let in without being a member is a defect', async () => {
  await expect(useCase({}, contextOf('nobody'), reading())).rejects.toThrow('nobody');
});
