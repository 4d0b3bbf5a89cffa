import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { companyScope, groupScope, scopePrefix } from './scope.ts';

test('a company’s keys begin with its id, the group’s with "group"', () => {
  expect(scopePrefix(companyScope('brumaire-luminaires'))).toBe('brumaire-luminaires');
  expect(scopePrefix(groupScope)).toBe('group');
});

test.each(['group', '', 'a', 'A-company', 'a#b', 'a/b', '../a', 'a b', '-a', 'é', 'a'.repeat(64), 'a\n'])(
  '%j is no company id',
  (id) => {
    expect(() => companyScope(id)).toThrow(RangeError);
  },
);

test('no id that is accepted can reach into another key or path', () => {
  fc.assert(
    fc.property(fc.string(), (id) => {
      let prefix: string;
      try {
        prefix = scopePrefix(companyScope(id));
      } catch {
        return;
      }
      expect(prefix).toBe(id);
      expect(prefix).toMatch(/^[a-z0-9-]+$/);
      expect(prefix).not.toBe('group');
    }),
    { examples: [['group'], ['group2'], ['brumaire']] },
  );
});
