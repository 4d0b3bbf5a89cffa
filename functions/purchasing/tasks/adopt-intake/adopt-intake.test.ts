import { expect, test } from 'vitest';
import { intake, intakeId, storedIntake } from '../../../../test/builders/purchasing.ts';
import { decided, NOW } from '../../../../test/builders/use-case.ts';
import { invoiceIdOf } from '../../domain/invoice-id.ts';
import { useCase } from './adopt-intake.ts';
import { adoptIntake } from './task.ts';

const input = { intakeId, execution: 'arn:2' };
const adopt = (data?: typeof intake) =>
  decided(adoptIntake, useCase, { input, state: { subject: data && storedIntake(data) } });

test.each([
  ['nothing was read of it', {}, 'read'],
  ['its invoice was read', { invoiceId: invoiceIdOf(intakeId) }, 'advance'],
  ['a person is to key it', { toKey: 'pdf' }, 'advance'],
] as const)(
  'an intake belongs to the execution that now works on it, and goes on where it stood: %s',
  (_, given, outcome) => {
    const { invoiceId: __, ...unread } = intake;
    const before = { ...unread, ...given };
    expect(adopt(before)).toEqual({
      output: { outcome, sha256: intake.sha256 },
      writes: [{ type: 'replace', kind: 'intake', data: { ...before, execution: 'arn:2' } }],
      events: [],
    });
  },
);

test('one that has ended meanwhile stays as it is', () => {
  expect(adopt({ ...intake, state: 'approved', endedAt: NOW })).toEqual({
    output: { outcome: 'ended' },
    writes: [],
    events: [],
  });
});

test('each execution adopts once', () => {
  expect(useCase.repeat?.(input)).toBe('arn:2');
});

test('an intake that is not there is a defect', () => {
  expect(() => adopt()).toThrow(intakeId);
});
