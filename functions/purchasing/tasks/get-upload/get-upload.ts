import { refuse } from '../../../../shared/kernel/refusal.ts';
import { defineQuery } from '../../../../shared/runtime/use-case.ts';
import { IntakeRecord, UploadRecord } from '../../data/intake.ts';
import { UploadNotFound } from '../../domain/refusals.ts';
import { getUpload } from './task.ts';

export const useCase = defineQuery(getUpload, async ({ uploadId }, { scope }, { read }) => {
  const upload = await read.get(UploadRecord.key(scope, uploadId));
  if (!upload) return refuse(UploadNotFound, { uploadId });
  const { intakeId } = upload.data;
  const intake = intakeId ? await read.get(IntakeRecord.key(scope, intakeId)) : undefined;
  return { upload: upload.data, ...(intake && { intake: intake.data }) };
});
