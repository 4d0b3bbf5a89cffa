import { expect, test } from 'vitest';
import type { Stored } from '../../../../shared/aws/entity.ts';
import type { Inbox } from '../../../../shared/aws/inbox.ts';
import type { Workflows } from '../../../../shared/aws/workflows.ts';
import { storedInGroup } from '../../../../test/builders/mail.ts';
import {
  intake,
  intakeId,
  storedIntake,
  storedUpload,
  takenIn,
  upload,
  uploadId,
} from '../../../../test/builders/purchasing.ts';
import { groupContext, NOW, reading, stored } from '../../../../test/builders/use-case.ts';
import { MailRecord, UnsortedMailRecord } from '../../data/mail.ts';
import { mailIdOf } from '../../domain/mail/mail-id.ts';
import { useCase as job } from './resume-intakes.ts';
import { resumeIntakes } from './task.ts';

interface World {
  readonly records?: readonly Stored<unknown>[];
  readonly running?: readonly string[];
  readonly files?: readonly string[];
  readonly input?: object;
}

/** Runs the job; answers its numbers, the executions that it started and since when it looked at files. */
async function resume({ records = [], running = [], files = [], input = {} }: World) {
  const started: { name: string; input: unknown }[] = [];
  let before = '';
  const { read } = reading(...records);
  const unfinished = async () =>
    records.filter(({ key }) => key.entity.kind === 'intake').map(({ key }) => ({ pk: key.partition, sk: 'state' }));
  const inbox = {
    async *arrivedBefore(moment: string, prefix = 'inbox/') {
      before = moment;
      for (const key of files) if (key.startsWith(prefix)) yield { key, etag: 'e' };
    },
  } as unknown as Inbox;
  const workflows = {
    isRunning: async (execution: string) => running.includes(execution),
    start: async (_: unknown, name: string, input: unknown) => started.push({ name, input }),
  } as unknown as Workflows;
  const services = { inbox, workflows, read: Object.assign(read, { unfinished }) };
  const numbers = await job(resumeIntakes.input.parse(input), groupContext, services);
  return { numbers, started, before };
}

test('an intake that no execution works on is taken up by a new one', async () => {
  const { numbers, started } = await resume({ records: [storedIntake(intake, 3)] });
  expect(numbers).toEqual({ resumed: 1, running: 0, takenInAgain: 0, mailsAgain: 0 });
  expect(started).toEqual([
    { name: `${intakeId}-2026112409-v3`, input: { resume: { companyId: 'brumaire', intakeId } } },
  ]);
  // Step Functions: names of 80 characters at most.
  expect(started[0]?.name.length).toBeLessThanOrEqual(80);
});

test('one whose execution runs is left alone, and so is one that has ended', async () => {
  const { execution = '' } = intake;
  expect(await resume({ records: [storedIntake(intake)], running: [execution] })).toMatchObject({
    numbers: { resumed: 0, running: 1 },
    started: [],
  });
  const ended = { ...intake, state: 'approved' as const, endedAt: NOW };
  expect(await resume({ records: [storedIntake(ended)] })).toMatchObject({ numbers: { resumed: 0 }, started: [] });
});

const key = `inbox/brumaire/${uploadId}/f.xml`;

test.each([
  ['was not asked for', []],
  ['was asked for', [storedUpload(upload)]],
])('a file that nobody took in, and that %s, is taken in', async (_, records) => {
  expect(await resume({ records, files: [key] })).toMatchObject({
    numbers: { takenInAgain: 1 },
    started: [
      { name: `${uploadId}-2026112409`, input: { id: `resume-${uploadId}`, detail: { object: { key, etag: 'e' } } } },
    ],
  });
});

test('a file whose upload is recorded is left alone', async () => {
  expect(await resume({ records: [storedUpload(takenIn)], files: [key] })).toMatchObject({ started: [] });
});

const mailKey = 'mail/0123456789';
const sortedId = mailIdOf(mailKey, 'e');
const headers = { mailId: sortedId, from: '', subject: '', receivedAt: NOW };
const sorted = { ...headers, key: mailKey, recipients: [] };
const given = storedInGroup(UnsortedMailRecord, { ...sorted, companyId: 'brumaire' });
const refused = storedInGroup(UnsortedMailRecord, { ...sorted, reason: { code: 'x', fr: 'x', en: 'x' } });
const kept = stored(MailRecord, { ...headers, state: 'taken-in', files: [], leftOut: 0 });

test.each([
  ['nobody sorted', [], 1],
  ['was sorted and then forgotten', [given], 1],
  ['is with its company', [given, kept], 0],
  ['is for nobody', [refused], 0],
])('a message that %s', async (_, records, mailsAgain) => {
  const { numbers, started } = await resume({ records, files: [mailKey] });
  expect(numbers).toMatchObject({ mailsAgain, takenInAgain: 0 });
  expect(started.map(({ name }) => name)).toEqual(mailsAgain ? [`${sortedId}-2026112409`] : []);
});

test('keys of nobody and of strangers stop nothing', async () => {
  const files = ['inbox/', 'inbox/Not A Company/x/f.xml', 'inbox/group/x/f.xml', 'inbox/brumaire/Scan 1.2/f.xml', key];
  const { started } = await resume({ files });
  expect(started.map(({ name }) => name)).toEqual([
    expect.stringMatching(/^upl_[0-9a-f-]{36}-2026112409$/),
    `${uploadId}-2026112409`,
  ]);
});

test('files younger than a minute are being taken in at this moment, unless told otherwise', async () => {
  expect((await resume({})).before).toBe('2026-11-24T09:29:00.000Z');
  expect((await resume({ input: { olderThanSeconds: 0 } })).before).toBe(NOW);
  expect(resumeIntakes.input.safeParse({ olderThanSeconds: -1 }).success).toBe(false);
});
