import { expect, test } from 'vitest';
import { intake, intakeId, takenIn, upload, uploadId } from '../../../test/builders/purchasing.ts';
import { company, NOW } from '../../../test/builders/use-case.ts';
import { IntakeRecord, intakes, UploadRecord } from './intake.ts';

test('files stand in the list of all and in that of their state, by the moment they were received', () => {
  const sort = `${NOW}#${intakeId}`;
  expect(IntakeRecord.lists?.({ ...intake, state: 'refused' })).toEqual({
    list1: { by: 'all', sort },
    list2: { by: 'refused', sort },
  });
  expect(intakes(company, undefined)).toMatchObject({ index: 'list1', by: 'all', newestFirst: true });
  expect(intakes(company, 'waiting')).toMatchObject({ index: 'list2', by: 'waiting', newestFirst: true });
});

test('the job that takes up what stands still sees a file until it has ended, whatever its state', () => {
  expect(IntakeRecord.unfinishedSince?.(intake)).toBe(NOW);
  expect(IntakeRecord.unfinishedSince?.({ ...intake, state: 'waiting' })).toBe(NOW);
  expect(IntakeRecord.unfinishedSince?.({ ...intake, state: 'approved', endedAt: NOW })).toBeUndefined();
});

test('an upload stands in a list only when it was refused: every other one is seen by its intake', () => {
  expect(UploadRecord.lists?.({ ...upload, state: 'refused' })).toEqual({
    list1: { by: 'refused', sort: `${NOW}#${uploadId}` },
  });
  expect([upload, takenIn].map((one) => UploadRecord.lists?.(one))).toEqual([{}, {}]);
});
