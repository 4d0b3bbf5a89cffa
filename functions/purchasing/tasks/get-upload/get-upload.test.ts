import { expect, test } from 'vitest';
import { intake, storedIntake, storedUpload, takenIn, upload, uploadId } from '../../../../test/builders/purchasing.ts';
import { contextOf, reading } from '../../../../test/builders/use-case.ts';
import { UploadNotFound } from '../../domain/refusals.ts';
import { useCase } from './get-upload.ts';

const get = (...records: Parameters<typeof reading>) => useCase({ uploadId }, contextOf(), reading(...records));

test('what became of a dropped file: still awaited, or its intake', async () => {
  expect(await get(storedUpload(upload))).toEqual({ upload });
  expect(await get(storedUpload(takenIn), storedIntake(intake))).toEqual({ upload: takenIn, intake });
});

test('one that is not there is refused', async () => {
  expect(await get()).toMatchObject({ kind: UploadNotFound, parameters: { uploadId } });
});
