import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { hasRole, ROLES, type Role } from './roles.ts';

const role = fc.constantFrom(...ROLES);
const roles = fc.uniqueArray(role);

describe('hasRole', () => {
  test('every role is itself, and reads what an auditor reads', () => {
    for (const mine of ROLES) {
      expect(hasRole([mine], mine)).toBe(true);
      expect(hasRole([mine], 'auditor')).toBe(true);
    }
  });

  test.each<[Role, readonly Role[]]>([
    ['administrator', ['auditor']],
    ['director', ['accountant', 'approver', 'clerk', 'coder', 'auditor']],
    ['accountant', ['clerk', 'coder', 'auditor']],
    ['clerk', ['auditor']],
    ['coder', ['auditor']],
    ['approver', ['auditor']],
    ['auditor', []],
  ])('%s brings with it exactly %j', (mine, brought) => {
    const others = ROLES.filter((other) => other !== mine && hasRole([mine], other));
    expect(others.toSorted()).toEqual([...brought].sort());
  });

  test('an administrator touches no business, and nobody administers but administrators', () => {
    for (const other of ROLES) {
      if (other !== 'administrator') expect(hasRole([other], 'administrator')).toBe(false);
      if (other !== 'administrator' && other !== 'auditor') expect(hasRole(['administrator'], other)).toBe(false);
    }
  });

  test('inclusion is transitive: what I have through another role I have', () => {
    fc.assert(
      fc.property(role, role, role, (a, b, c) => {
        if (hasRole([a], b) && hasRole([b], c)) expect(hasRole([a], c)).toBe(true);
      }),
    );
  });

  test('more roles never allow less, and one wanted role of several suffices', () => {
    fc.assert(
      fc.property(roles, roles, roles, (held, more, wanted) => {
        if (hasRole(held, wanted)) expect(hasRole([...held, ...more], wanted)).toBe(true);
        expect(hasRole(held, wanted)).toBe(wanted.some((one) => hasRole(held, one)));
      }),
    );
    expect(hasRole([], ROLES)).toBe(false);
    expect(hasRole(ROLES, [])).toBe(false);
  });
});
