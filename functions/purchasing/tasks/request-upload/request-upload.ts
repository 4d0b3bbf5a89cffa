import { create } from '../../../../shared/aws/entity.ts';
import type { UploadForms } from '../../../../shared/aws/upload-form.ts';
import { decided, defineCommand } from '../../../../shared/runtime/use-case.ts';
import { UploadRecord } from '../../data/intake.ts';
import { requestUpload } from './task.ts';

/** A repeat gets the form that was signed first; when it has expired, a new key makes a new upload. */
export const useCase = defineCommand(requestUpload, {
  gather: ({ name, size }, { uploadForms }: { uploadForms: UploadForms }, { scope, newId, now }) =>
    uploadForms.sign(scope, newId('upl'), name, size, now),
  reads: (_input, { scope, newId }) => ({ subject: UploadRecord.key(scope, newId('upl')) }),
  decide({ name }, _state, { scope, actor, now, newId }, form) {
    const uploadId = newId('upl');
    const upload = { uploadId, name, state: 'awaited' as const, by: actor.id, at: now };
    return decided({ uploadId, ...form }, { writes: [create(UploadRecord, scope, upload)] });
  },
});
