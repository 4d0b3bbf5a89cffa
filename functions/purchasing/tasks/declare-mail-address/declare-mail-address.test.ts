import { expect, test } from 'vitest';
import { groupScope } from '../../../../shared/kernel/scope.ts';
import { mailOwner, storedOwner } from '../../../../test/builders/mail.ts';
import { contextOf, decide, decided } from '../../../../test/builders/use-case.ts';
import { useCase } from './declare-mail-address.ts';
import { declareMailAddress } from './task.ts';

const context = { ...contextOf(), scope: groupScope };

test('an address belongs to the company that it was declared for', () => {
  expect(decided(declareMailAddress, useCase, { input: mailOwner, context })).toEqual({
    output: mailOwner,
    writes: [{ type: 'create', kind: 'mail-address', data: mailOwner }],
    events: [],
  });
});

test('declared again for the same company nothing changes; for another one it is refused', () => {
  const state = { subject: storedOwner };
  expect(decided(declareMailAddress, useCase, { input: mailOwner, state, context }).writes).toEqual([]);
  const input = { ...mailOwner, companyId: 'other' };
  expect(decide(declareMailAddress, useCase, { input, state, context })).toBe('purchasing.mail-address-taken');
});
