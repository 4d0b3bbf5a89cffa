import { expect, test } from 'vitest';
import { sameTerm } from './same-term.ts';

test('as many days as the last invoice left, over the ends of months and years', () => {
  const last = { issueDate: '2026-01-31', dueDate: '2026-03-02' };
  expect(sameTerm('2026-12-15', last)).toBe('2027-01-14');
  expect(sameTerm('2026-12-15', { issueDate: '2026-01-31' })).toBeUndefined();
  expect(sameTerm('', last)).toBeUndefined();
});
