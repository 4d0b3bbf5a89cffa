import { expect, test } from 'vitest';
import {
  arrival,
  foreign,
  french,
  lifecycle,
  storedArrival,
  storedLifecycle,
} from '../../../../test/builders/platform.ts';
import { intake, intakeId, storedIntake, storedInvoice } from '../../../../test/builders/purchasing.ts';
import { contextOf, decide, reading } from '../../../../test/builders/use-case.ts';
import type { InvoiceLifecycle } from '../../domain/platform/lifecycle.ts';
import { useCase } from './establish-invoice-status.ts';
import { establishInvoiceStatus } from './task.ts';

const establish = (input: object, state: 'waiting' | 'rejected' | 'approved' = 'waiting', known = lifecycle) =>
  decide(establishInvoiceStatus, useCase, {
    input: { intakeId, ...input },
    state: {
      subject: storedLifecycle(known),
      arrival: storedArrival(arrival),
      intake: storedIntake({ ...intake, state }),
    },
    facts: french,
  });
const entries = (outcome: ReturnType<typeof establish>) =>
  typeof outcome === 'string' ? outcome : (outcome.output as InvoiceLifecycle).entries;

test('a dispute goes to the supplier with its reason and words', () => {
  const told = { status: '207', reasons: ['PU_ERR'], action: 'NIN', comment: 'Prix de la commande : 12,40 €' };
  expect(entries(establish(told))).toMatchObject([{ ...told, state: 'due', by: 'us' }]);
});

test('the reason of a refusal takes the place of the one that lacked it', () => {
  const lacking = {
    ...lifecycle,
    entries: [
      {
        entryId: 'lcs_1',
        status: '210',
        by: 'us',
        at: intake.receivedAt,
        recordedAt: intake.receivedAt,
        reasons: [],
        state: 'to-complete',
      } as const,
    ],
  };
  expect(entries(establish({ status: '210', reasons: ['CMD_ERR'] }, 'rejected', lacking as never))).toMatchObject([
    { status: '210', reasons: ['CMD_ERR'], state: 'due' },
  ]);
});

test.each([
  [
    'a reason that the status may not have',
    { status: '208', reasons: ['PU_ERR'] },
    'waiting',
    'purchasing.reason-not-of-status',
  ],
  [
    'a refusal before the decision',
    { status: '210', reasons: ['CMD_ERR'] },
    'waiting',
    'purchasing.invoice-is-settled',
  ],
  ['a dispute after it', { status: '207', reasons: ['AUTRE'] }, 'approved', 'purchasing.invoice-is-settled'],
  [
    'a suspension of what was refused',
    { status: '208', reasons: ['REF_ERR'] },
    'rejected',
    'purchasing.invoice-is-settled',
  ],
] as const)('%s', (_, input, state, code) => {
  expect(establish(input, state)).toBe(code);
});

test('an invoice that is not read, or that names no SIREN', async () => {
  const gather = (...records: Parameters<typeof reading>) =>
    useCase.gather?.(
      { intakeId, status: '207', reasons: ['AUTRE'], comment: '' },
      { read: reading(...records).read },
      contextOf(),
    );
  expect(await gather()).toMatchObject({ kind: { code: 'purchasing.intake-not-found' } });
  expect(await gather(storedInvoice(foreign))).toMatchObject({ kind: { code: 'purchasing.invoice-has-no-lifecycle' } });
  expect(await gather(storedInvoice(french))).toEqual(french);
});
