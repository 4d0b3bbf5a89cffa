import { expect, test } from 'vitest';
import type { UserPool } from '../../../../shared/aws/user-pool.ts';
import { scanner } from '../../../../test/builders/identity.ts';
import { decide, groupContext, reading } from '../../../../test/builders/use-case.ts';
import { useCase } from './register-machine-client.ts';
import { registerMachineClient } from './task.ts';

const { memberId, kind: _, ...input } = scanner;

test('the client’s name holds the id of the call, so that a repeat finds the client it made', async () => {
  const made: unknown[] = [];
  const userPool = {
    createMachineClient: async (...what: unknown[]) => {
      made.push(what);
      return memberId;
    },
  } as unknown as UserPool;
  const gather = () => useCase.gather?.(input, { userPool, ...reading() }, groupContext);
  expect([await gather(), await gather()]).toEqual([memberId, memberId]);
  expect(made[0]).toEqual(['Scanner', groupContext.newId('mcl')]);
  expect(made[1]).toEqual(made[0]);
});

test('a machine is a member with roles per company, like a person', () => {
  expect(decide(registerMachineClient, useCase, { input, context: groupContext, facts: memberId })).toEqual({
    output: scanner,
    writes: [{ type: 'create', kind: 'member', data: scanner }],
    events: [],
  });
});
