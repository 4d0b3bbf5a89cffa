import { expect, test } from 'vitest';
import type { Reader } from '../../../../shared/aws/reader.ts';
import { company, contextOf, groupContext, NOW, stored } from '../../../../test/builders/use-case.ts';
import { decidedTask, openTask, storedTask, taskId } from '../../../../test/builders/work.ts';
import { HumanTaskRecord } from '../../data/human-task.ts';
import { CalendarRecord } from '../../data/people.ts';
import { FRENCH_CALENDAR } from '../../domain/business-days.ts';
import type { HumanTask } from '../../domain/human-task.ts';
import { useCase } from './follow-up-human-tasks.ts';

const dated: HumanTask = { ...openTask, dueOn: '2026-11-30', nextStepOn: '2026-11-27', escalateTo: 'director' };
const follow = (task: HumanTask, today?: string, now = NOW, timeZone = 'Europe/Paris') => {
  const state = {
    subject: storedTask(task),
    calendar: stored(CalendarRecord, { ...FRENCH_CALENDAR, timeZone }),
  };
  const item = { taskId, nextStepOn: task.nextStepOn ?? '', today };
  return useCase.decide(item, state, contextOf({ now })).writes[0]?.data;
};

test('one business day before the deadline it reminds, after it others may decide, and nothing comes of it a third time', () => {
  const reminded = { ...dated, remindedAt: NOW, nextStepOn: '2026-12-01' };
  expect(follow(dated, '2026-11-27')).toEqual(reminded);
  const { nextStepOn: _, ...escalated } = { ...reminded, escalated: { at: NOW, to: 'director' as const } };
  expect(follow(reminded, '2026-12-01')).toEqual(escalated);
  expect(follow(escalated, '2027-01-01')).toBeUndefined();
});

test('a job that did not run for days escalates at once', () => {
  expect(follow(dated, '2026-12-01')).toMatchObject({ escalated: { to: 'director' } });
});

test('before its day, and once decided, nothing', () => {
  expect(follow(dated, '2026-11-26')).toBeUndefined();
  expect(follow({ ...decidedTask, ...dated, decision: decidedTask.decision }, '2026-12-01')).toBeUndefined();
});

test('the day is that of the company', () => {
  const evening = '2026-11-26T23:30:00.000Z';
  expect(follow(dated, undefined, evening)).toMatchObject({ remindedAt: evening });
  expect(follow(dated, undefined, evening, 'Europe/London')).toBeUndefined();
});

test('it finds what has a step by tomorrow, in any company', async () => {
  const asked: unknown[] = [];
  const read = {
    unfinished: async (...args: unknown[]) => {
      asked.push(args);
      return [{ pk: HumanTaskRecord.key(company, taskId).partition, sk: 'state', unfinishedSince: '2026-11-25' }];
    },
  } as unknown as Reader;
  const found = await useCase.find({}, groupContext, { read });
  expect(found).toEqual([{ scope: company, item: { taskId, nextStepOn: '2026-11-25', today: undefined } }]);
  expect(asked).toEqual([['human-task', '2026-11-26']]);
  expect(useCase.repeat(found[0]?.item as never)).toBe(`${taskId} 2026-11-25`);
});
