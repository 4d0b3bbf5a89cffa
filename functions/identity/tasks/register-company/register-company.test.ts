import { expect, test } from 'vitest';
import { brumaire, storedCompany } from '../../../../test/builders/identity.ts';
import { decide, groupContext } from '../../../../test/builders/use-case.ts';
import { useCase } from './register-company.ts';
import { registerCompany } from './task.ts';

const call = { input: brumaire, context: groupContext };

test('a company is registered as it is given', () => {
  expect(decide(registerCompany, useCase, call)).toEqual({
    output: brumaire,
    writes: [{ type: 'create', kind: 'company', data: brumaire }],
    events: [],
  });
});

test('one id, one company', () => {
  const state = { subject: storedCompany({ ...brumaire, name: 'Another' }) };
  expect(decide(registerCompany, useCase, { ...call, state })).toBe('identity.company-exists');
});
