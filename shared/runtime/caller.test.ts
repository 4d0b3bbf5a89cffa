import { describe, expect, test } from 'vitest';
import { fillBox, httpEvent } from '../../test/builders/runtime.ts';
import { CompanyNotFound, RoleMissing } from '../contracts/problems.ts';
import { ROLES, type Role } from '../contracts/roles.ts';
import { admit } from './caller.ts';

const enter = (
  memberships: Record<string, readonly Role[]>,
  companyId?: string,
  of: 'company' | 'group' = 'company',
) => {
  const event = httpEvent({ ...(companyId !== undefined && { companyId }) });
  const principal = { id: 'user_1', name: 'Camille', kind: 'person', memberships };
  event.requestContext.authorizer.lambda.principal = JSON.stringify(principal);
  return admit(fillBox, of, event);
};

test('the roles of the one company count, and make its scope', () => {
  expect(enter({ brumaire: ['clerk'], nivose: ['director'] }, 'brumaire')).toMatchObject({
    scope: { companyId: 'brumaire' },
    actor: { id: 'user_1', name: 'Camille', roles: ['clerk'] },
  });
});

describe('nobody learns which companies exist', () => {
  test.each(['nivose', '', 'group', '__proto__', 'constructor', 'a#b'])('%j', (companyId) => {
    expect(enter({ brumaire: ['director'], group: ['administrator'] }, companyId)).toMatchObject({
      kind: CompanyNotFound,
    });
  });

  test('a membership without a role opens nothing', () => {
    expect(enter({ brumaire: [] }, 'brumaire')).toMatchObject({ kind: CompanyNotFound });
  });
});

test('a role over another company or over the group is none here', () => {
  expect(enter({ brumaire: ['auditor'], nivose: ROLES, group: ROLES }, 'brumaire')).toMatchObject({
    kind: RoleMissing,
    parameters: { role: 'clerk' },
  });
  expect(enter({ brumaire: ROLES }, 'brumaire', 'group')).toMatchObject({ kind: RoleMissing });
});

test('what belongs to the group takes the roles over the group', () => {
  const admitted = enter({ group: ['clerk'] }, undefined, 'group');
  expect(admitted).toMatchObject({ actor: { roles: ['clerk'] } });
  expect(admitted).not.toHaveProperty('scope.companyId');
});
