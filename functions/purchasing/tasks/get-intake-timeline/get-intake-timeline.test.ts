import { expect, test } from 'vitest';
import type { CommandRecord } from '../../../../shared/aws/command-record.ts';
import type { Key } from '../../../../shared/aws/entity.ts';
import { intake, intakeId, storedIntake } from '../../../../test/builders/purchasing.ts';
import { contextOf, reading } from '../../../../test/builders/use-case.ts';
import { IntakeNotFound } from '../../domain/refusals.ts';
import { useCase } from './get-intake-timeline.ts';

const actor = { id: 'workflow:1', name: 'supplier-invoice-intake' };
const command = (task: string, minute: number, answer: unknown, events: string[] = []) =>
  ({
    task,
    at: `2026-11-24T09:0${minute}:00.000Z`,
    actor,
    answer,
    events: events.map((type) => ({ type })),
  }) as unknown as CommandRecord;

const timeline = async (commands: Record<string, CommandRecord[]>, ...records: Parameters<typeof reading>) => {
  const { read } = reading(...records);
  const withCommands = Object.assign(read, { commands: async ({ entity }: Key) => commands[entity.kind] ?? [] });
  return useCase({ intakeId }, contextOf(), { read: withCommands });
};

test('everything that happened, from arrival to decision, in order of time', async () => {
  const by = { by: 'user_malik', name: 'Malik Diop', at: '2026-11-24T09:03:00.000Z' };
  const decision = { question: 'approve-supplier-invoice', outcome: 'approve', comment: '', ...by };
  const commands = {
    intake: [
      command('purchasing.advance-invoice', 4, { outcome: 'approved' }, ['purchasing.supplier-invoice-approved.v1']),
      command('purchasing.read-invoice', 2, { outcome: 'read' }),
    ],
    upload: [
      command('purchasing.request-upload', 0, {}),
      command('purchasing.take-in-file', 1, { outcome: 'taken-in' }),
    ],
  };
  const answer = await timeline(commands, storedIntake({ ...intake, decisions: [decision] }));
  const { items } = answer as Exclude<typeof answer, { kind: unknown }>;
  expect(items.map(({ task, outcome, actor }) => `${task} ${outcome} ${actor.name}`)).toEqual([
    'purchasing.request-upload done supplier-invoice-intake',
    'purchasing.take-in-file taken-in supplier-invoice-intake',
    'purchasing.read-invoice read supplier-invoice-intake',
    'work.decide-human-task decided Malik Diop',
    'purchasing.advance-invoice approved supplier-invoice-intake',
  ]);
  expect(items.at(-1)?.events).toEqual(['purchasing.supplier-invoice-approved.v1']);
});

test('before a decision there is none to tell', async () => {
  const answer = await timeline({}, storedIntake(intake));
  expect(answer).toEqual({ items: [] });
});

test('a file that is not there is refused', async () => {
  expect(await timeline({})).toMatchObject({ kind: IntakeNotFound });
});
