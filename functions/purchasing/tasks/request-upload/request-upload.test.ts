import { expect, test } from 'vitest';
import type { UploadForms } from '../../../../shared/aws/upload-form.ts';
import { camille, company, contextOf, decided, NOW, reading } from '../../../../test/builders/use-case.ts';
import { MAX_FILE_BYTES } from '../../domain/limits.ts';
import { useCase } from './request-upload.ts';
import { requestUpload } from './task.ts';

const input = { name: 'F-2026-0117 é+%.xml', size: 18_432 };
const uploadId = contextOf().newId('upl');
const form = { url: 'https://inbox.example/', fields: { key: 'k' }, expiresAt: '2026-11-24T09:45:00.000Z' };

test('the form is for this upload, name and size of this company', async () => {
  const signed: unknown[] = [];
  const uploadForms = {
    sign: async (...what: unknown[]) => {
      signed.push(what);
      return form;
    },
  } as unknown as UploadForms;
  expect(await useCase.gather?.(input, { uploadForms, ...reading() }, contextOf())).toEqual(form);
  expect(signed).toEqual([[company, uploadId, input.name, input.size, NOW]]);
});

test('the upload is awaited, and says who asked for it', () => {
  expect(decided(requestUpload, useCase, { input, facts: form })).toEqual({
    output: { uploadId, ...form },
    writes: [
      {
        type: 'create',
        kind: 'upload',
        data: { uploadId, name: input.name, state: 'awaited', by: camille.id, at: NOW },
      },
    ],
    events: [],
  });
});

test.each([
  ['a path', { name: 'a/b.xml' }],
  ['a path of Windows', { name: 'a\\b.xml' }],
  ['a control character', { name: 'a\nb.xml' }],
  ['no name', { name: '' }],
  ['a name that is too long', { name: 'x'.repeat(201) }],
  ['an empty file', { size: 0 }],
  ['a file that is too large', { size: MAX_FILE_BYTES + 1 }],
  ['half a byte', { size: 1.5 }],
])('%s is no input', (_, given) => {
  expect(requestUpload.input.safeParse({ ...input, ...given }).success).toBe(false);
});
