import { expect, test } from 'vitest';
import type { UserPool } from '../../../../shared/aws/user-pool.ts';
import { ines, storedMember } from '../../../../test/builders/identity.ts';
import { decide, groupContext, reading } from '../../../../test/builders/use-case.ts';
import { useCase } from './register-person.ts';
import { registerPerson } from './task.ts';

const { memberId, kind: _, ...rest } = ines;
const input = { ...rest, email: 'Ines@Brumaire.example' };
const call = { input, context: groupContext, facts: memberId };

test('the account is that of the address in small letters; its subject is the member', async () => {
  const invited: unknown[] = [];
  const userPool = {
    invite: async (...who: unknown[]) => {
      invited.push(who);
      return memberId;
    },
  } as unknown as UserPool;
  expect(await useCase.gather?.(input, { userPool, ...reading() }, groupContext)).toBe(memberId);
  expect(invited).toEqual([['ines@brumaire.example', 'Ines Marchal']]);
});

test('the member is written with the roles given', () => {
  expect(decide(registerPerson, useCase, call)).toEqual({
    output: ines,
    writes: [{ type: 'create', kind: 'member', data: ines }],
    events: [],
  });
});

test('who is a member already is not registered again, and keeps the roles', () => {
  expect(decide(registerPerson, useCase, { ...call, state: { subject: storedMember(ines) } })).toBe(
    'identity.member-exists',
  );
});
