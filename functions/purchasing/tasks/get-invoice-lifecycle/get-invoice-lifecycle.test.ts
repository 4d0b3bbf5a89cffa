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
import { contextOf, reading } from '../../../../test/builders/use-case.ts';
import { useCase } from './get-invoice-lifecycle.ts';

const ask = (...records: Parameters<typeof reading>) =>
  useCase({ intakeId }, contextOf(), { read: reading(...records).read });

test('how it came and its statuses', async () => {
  const records = [storedIntake(intake), storedInvoice(french), storedArrival(arrival), storedLifecycle(lifecycle)];
  expect(await ask(...records)).toEqual({ arrival, lifecycle });
});

test('a file that is not read, or whose seller has no SIREN, has no statuses', async () => {
  expect(await ask(storedIntake(intake))).toEqual({});
  expect(await ask(storedIntake(intake), storedInvoice(foreign), storedLifecycle(lifecycle))).toEqual({});
});

test('a file that is not there', async () => {
  expect(await ask()).toMatchObject({ kind: { code: 'purchasing.intake-not-found' } });
});
